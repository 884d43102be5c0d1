from stegvis.core.codebook import CodeList


def kind_in(codes: CodeList, code: str) -> str:
    """Return the kind of information that an entry of a code list (a domain, an area of ASI) says it holds."""
    return codes[code].maps["information_kind"][0]
