"""What articles have to do with each other: so far, quotations whose words differ between two of them."""

from headwater.link.quotations import Differing, Quotation, differing, quotations

__all__ = ["Differing", "Quotation", "differing", "quotations"]
