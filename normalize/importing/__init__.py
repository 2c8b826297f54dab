"""Gazetteers from public data: GeoNames, CLDR, ISO 3166-2, Wikidata, FollowTheMoney, tables."""

from normalize.importing.order import KINDS, Importer, Order
from normalize.importing.report import Report
from normalize.importing.transfer import transfer

__all__ = ["KINDS", "Importer", "Order", "Report", "transfer"]
