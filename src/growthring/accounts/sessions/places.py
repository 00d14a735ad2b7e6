"""Where a request comes from, in words and roughly: enough for its owner to know it again, and no more is kept."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.translation import gettext as _

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)


def address_of(request: HttpRequest) -> str:
    """The visitor's address, past the web servers in front of this one; empty where there is none (a command)."""
    if "REMOTE_ADDR" not in request.META:
        return ""
    return str(get_adapter().get_client_ip(request) or "")


def place_of(request: HttpRequest) -> str:
    """Where tries are counted: an address; of the newer kind the network, since one visitor has no end of those."""
    address = address_of(request).split("%")[0]
    try:
        found = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network(f"{found}/64", strict=False).network_address)


def roughly(address: str) -> str:
    """An address without the part that names one machine."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return address.rpartition(".")[0] + ".x"
    return str(ipaddress.ip_network(f"{address}/48", strict=False).network_address) + "x"


def kinds_of(request: HttpRequest) -> tuple[str, str]:
    """Browser and system by their own names; empty where they do not say."""
    told = request.META.get("HTTP_USER_AGENT", "")
    browser = next((name for sign, name in BROWSERS if sign in told), "")
    return browser, next((name for sign, name in SYSTEMS if sign in told), "")


def words(browser: str, system: str) -> str:
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that does not say what it is")
