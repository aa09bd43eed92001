-- Crosspoints: which input each output of a device shows, and salvos, sets of them that are taken together.

ALTER TABLE device_ports ADD COLUMN routed_from ${uuid};
ALTER TABLE devices ADD COLUMN salvos ${json};

-- What feeds an input, found without reading every connection of a show.

CREATE INDEX idx_connections_to ON connections (to_port_id);
CREATE INDEX idx_connections_destination ON connections (destination_id);
CREATE INDEX idx_connections_intermediate ON connections (intermediate_id);
