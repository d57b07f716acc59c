-- How many comments of a year have come how far is counted here, wherever they are about.
CREATE INDEX comments_by_status ON comments
    (hidden, status, counted_on, province, office, procedure_id, channel);
