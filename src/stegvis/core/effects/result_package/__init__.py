"""What leaves the researcher's machine: tables, figures and sentences of a finished study, and no persons.

contents = contents_of(result, protocol.content)      # through the suppression gate
write_result_package(path, contents, about)
read_result_package(path)                             # from outside: everything is checked, or DataProblem
"""

from .contents import Contents, contents_of
from .manifest import About, about_of
from .reading import ResultPackage, read_result_package
from .writing import write_result_package

__all__ = [
    "About",
    "Contents",
    "ResultPackage",
    "about_of",
    "contents_of",
    "read_result_package",
    "write_result_package",
]
