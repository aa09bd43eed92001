-- Productions and everything in them, under the specification's names with the columns crews asked for. production_id is
-- there for readers; the program goes by scope, which is the same.

CREATE TABLE productions (
  id ${uuid} PRIMARY KEY,
  client TEXT,
  show_name TEXT,
  venue TEXT,
  room TEXT,
  time_zone TEXT,
  load_in ${instant},
  load_out ${instant},
  show_info_url TEXT,
  status TEXT,
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};

CREATE TABLE sources (
  id ${uuid} PRIMARY KEY,
  production_id ${uuid},
  label TEXT,
  type TEXT,
  name TEXT,
  h_res INTEGER,
  v_res INTEGER,
  rate ${decimal},
  standard TEXT,
  note TEXT,
  secondary_device TEXT,
  blanking TEXT,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_sources_production ON sources (scope, position);
CREATE INDEX idx_sources_page ON sources (scope, created_at, id);
CREATE INDEX idx_sources_type ON sources (type) WHERE NOT is_deleted;

CREATE TABLE source_outputs (
  id ${uuid} PRIMARY KEY,
  source_id ${uuid},
  connector TEXT,
  output_index INTEGER,
  label TEXT,
  h_res INTEGER,
  v_res INTEGER,
  rate ${decimal},
  standard TEXT,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_source_outputs_source ON source_outputs (source_id);
CREATE INDEX idx_source_outputs_scope ON source_outputs (scope);

CREATE TABLE sends (
  id ${uuid} PRIMARY KEY,
  production_id ${uuid},
  label TEXT,
  type TEXT,
  name TEXT,
  h_res INTEGER,
  v_res INTEGER,
  rate ${decimal},
  standard TEXT,
  note TEXT,
  secondary_device TEXT,
  output_connector TEXT,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_sends_production ON sends (scope, position);
CREATE INDEX idx_sends_page ON sends (scope, created_at, id);
CREATE INDEX idx_sends_type ON sends (type) WHERE NOT is_deleted;

CREATE TABLE send_inputs (
  id ${uuid} PRIMARY KEY,
  send_id ${uuid},
  connector TEXT,
  input_index INTEGER,
  label TEXT,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_send_inputs_send ON send_inputs (send_id);
CREATE INDEX idx_send_inputs_scope ON send_inputs (scope);

CREATE TABLE devices (
  id ${uuid} PRIMARY KEY,
  production_id ${uuid},
  name TEXT,
  category TEXT,
  equipment_id ${uuid},
  location TEXT,
  ip_address TEXT,
  serial_number TEXT,
  redundancy TEXT,
  paired_device_id ${uuid},
  note TEXT,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_devices_production ON devices (scope, position);
CREATE INDEX idx_devices_page ON devices (scope, created_at, id);

CREATE TABLE device_ports (
  id ${uuid} PRIMARY KEY,
  device_id ${uuid},
  direction TEXT,
  connector TEXT,
  signal TEXT,
  label TEXT,
  format TEXT,
  port_index INTEGER,
  card_slot INTEGER,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_device_ports_device ON device_ports (device_id);
CREATE INDEX idx_device_ports_scope ON device_ports (scope);

CREATE TABLE connections (
  id ${uuid} PRIMARY KEY,
  production_id ${uuid},
  source_id ${uuid},
  source_output_id ${uuid},
  intermediate_type TEXT,
  intermediate_id ${uuid},
  intermediate_input TEXT,
  intermediate_output TEXT,
  destination_type TEXT,
  destination_id ${uuid},
  signal_path ${json},
  note TEXT,
  from_port_id ${uuid},
  to_port_id ${uuid},
  cable_type TEXT,
  cable_length_mm INTEGER,
  cable_label TEXT,
  status TEXT,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_connections_production ON connections (scope, position);
CREATE INDEX idx_connections_page ON connections (scope, created_at, id);
CREATE INDEX idx_connections_source ON connections (source_id);

CREATE TABLE ip_addresses (
  id ${uuid} PRIMARY KEY,
  production_id ${uuid},
  address TEXT,
  device TEXT,
  device_id ${uuid},
  category TEXT,
  subnet_mask TEXT,
  gateway TEXT,
  note TEXT,
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_ip_addresses_production ON ip_addresses (scope, position);
CREATE INDEX idx_ip_addresses_page ON ip_addresses (scope, created_at, id);

CREATE TABLE checklist_items (
  id ${uuid} PRIMARY KEY,
  production_id ${uuid},
  title TEXT,
  category TEXT,
  due_date ${day},
  days_before_show INTEGER,
  completed_at ${instant},
  completed_by TEXT,
  assignee TEXT,
  reference TEXT,
  notes ${json},
  position ${ordered},
  scope ${uuid} NOT NULL,
  created_at ${instant} NOT NULL,
  updated_at ${instant} NOT NULL,
  synced_at ${instant},
  last_modified_by ${uuid} NOT NULL,
  version ${long} NOT NULL,
  is_deleted ${bool} NOT NULL,
  lineage TEXT NOT NULL,
  search TEXT NOT NULL
)${options};
CREATE INDEX idx_checklist_items_production ON checklist_items (scope, position);
CREATE INDEX idx_checklist_items_page ON checklist_items (scope, created_at, id);
