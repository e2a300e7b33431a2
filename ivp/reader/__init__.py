"""Reading text into data that knows where every piece stands."""
