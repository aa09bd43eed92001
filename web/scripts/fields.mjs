// Writes generated/fields.ts: for each entity its fields with kind, limits and merge group, as the server describes them.
import { readFileSync, writeFileSync } from 'node:fs';

const entities = {
  productions: 'Production', sources: 'Source', sends: 'Send', devices: 'Device', connections: 'Connection',
  'ip-addresses': 'IpAddress', 'checklist-items': 'ChecklistItem', equipment: 'Equipment', formats: 'Format',
  'equipment-ports': 'EquipmentPort', ports: 'Port', 'source-outputs': 'SourceOutput', 'send-inputs': 'SendInput',
};
const { schemas } = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')).components;

function field(schema, name, required) {
  const types = [schema.type].flat().filter((t) => t && t !== 'null');
  const vocabulary = /vocabulary ([a-z-]+)/.exec(schema.description ?? '')?.[1];
  return {
    type: types[0] ?? 'any',
    group: schema['x-group'] ?? name,
    ...(required.includes(name) && { required: true }),
    ...(schema.enum && { values: schema.enum.filter((v) => v !== null) }),
    ...(schema.maxLength && { maxLength: schema.maxLength }),
    ...(vocabulary && { vocabulary }),
  };
}

const all = {};
for (const [path, name] of Object.entries(entities)) {
  const { properties, required = [] } = schemas[name];
  all[path] = {};
  for (const [key, schema] of Object.entries(properties)) {
    if (!schema.readOnly && !['id', 'version', 'productionId'].includes(key) && schema.type !== 'array') {
      all[path][key] = field(schema, key, required);
    }
  }
}
writeFileSync(
  new URL('../generated/fields.ts', import.meta.url),
  `// Generated from docs/openapi.json by scripts/fields.mjs.\nimport type { FieldInfo } from '../src/api/entities';\n\n` +
    `export const FIELDS: Record<string, Record<string, FieldInfo>> = ${JSON.stringify(all, null, 1)};\n`,
);
