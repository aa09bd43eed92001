-- The library that all productions share: equipment, formats, value lists. Columns carry the specification's names; there are
-- no foreign keys or checks, because what a hub has decided must always be storable here. synced_at is there for readers
-- of the specification and is left empty: when a record was confirmed follows from the journal.

CREATE TABLE equipment_specs (
  id ${uuid} PRIMARY KEY,
  category TEXT,
  manufacturer TEXT,
  model TEXT,
  io_architecture TEXT,
  card_slots INTEGER,
  format_by_io ${bool},
  is_secondary_device ${bool},
  device_formats ${json},
  specs ${json},
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
CREATE INDEX idx_equipment_category ON equipment_specs (category) WHERE NOT is_deleted;
CREATE INDEX idx_equipment_secondary ON equipment_specs (is_secondary_device) WHERE NOT is_deleted;
CREATE INDEX idx_equipment_order ON equipment_specs (created_at, id);

CREATE TABLE equipment_io_ports (
  id ${uuid} PRIMARY KEY,
  equipment_id ${uuid},
  port_type TEXT,
  io_type TEXT,
  label TEXT,
  format TEXT,
  port_index INTEGER,
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
CREATE INDEX idx_io_ports_equipment ON equipment_io_ports (equipment_id);

CREATE TABLE equipment_cards (
  id ${uuid} PRIMARY KEY,
  equipment_id ${uuid},
  slot_number INTEGER,
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
CREATE INDEX idx_cards_equipment ON equipment_cards (equipment_id);

CREATE TABLE equipment_card_io (
  id ${uuid} PRIMARY KEY,
  card_id ${uuid},
  port_type TEXT,
  io_type TEXT,
  label TEXT,
  format TEXT,
  port_index INTEGER,
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
CREATE INDEX idx_card_io_card ON equipment_card_io (card_id);

CREATE TABLE formats (
  id ${uuid} PRIMARY KEY,
  label TEXT,
  h_res INTEGER,
  v_res INTEGER,
  rate ${decimal},
  interlaced ${bool},
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
CREATE INDEX idx_formats_order ON formats (position);

CREATE TABLE vocabularies (
  id ${uuid} PRIMARY KEY,
  name TEXT,
  value_list ${json},
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
