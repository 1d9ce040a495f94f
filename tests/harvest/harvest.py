"""Harvests an OAI-PMH endpoint with a harvester that Rostrum knows nothing of, and prints what it got as JSON.

    python3 harvest.py http://127.0.0.1:8080/oai

Each of the six verbs is asked at least once; lists are followed through all their resumption tokens.
"""

import json
import sys

from sickle import Sickle
from sickle.oaiexceptions import IdDoesNotExist, NoRecordsMatch


def main(endpoint):
    harvester = Sickle(endpoint)
    identify = harvester.Identify()
    formats = [one.metadataPrefix for one in harvester.ListMetadataFormats()]
    sets = {one.setSpec: one.setName for one in harvester.ListSets()}
    records = []
    for record in harvester.ListRecords(metadataPrefix="oai_dc"):
        header = record.header
        metadata = {} if record.deleted else record.metadata
        records.append(
            {
                "identifier": header.identifier,
                "datestamp": header.datestamp,
                "sets": header.setSpecs,
                "deleted": record.deleted,
                "titles": metadata.get("title", []),
                "addresses": metadata.get("identifier", []),
            }
        )
    headers = [one.identifier for one in harvester.ListIdentifiers(metadataPrefix="oai_dc")]
    by_set = {}
    for spec in sets:
        try:
            found = harvester.ListIdentifiers(metadataPrefix="oai_dc", set=spec)
            by_set[spec] = [one.identifier for one in found]
        except NoRecordsMatch:
            by_set[spec] = []
    one = harvester.GetRecord(identifier=headers[0], metadataPrefix="oai_dc").header.identifier
    try:
        harvester.GetRecord(identifier=headers[0] + "000", metadataPrefix="oai_dc")
        unknown = "a record"
    except IdDoesNotExist:
        unknown = "idDoesNotExist"
    print(
        json.dumps(
            {
                "repository": identify.repositoryName,
                "deletedRecord": identify.deletedRecord,
                "formats": formats,
                "sets": sets,
                "records": records,
                "headers": headers,
                "bySet": by_set,
                "one": one,
                "unknown": unknown,
            }
        )
    )


main(sys.argv[1])
