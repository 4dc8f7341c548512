"""The site: what is published, for its readers. Nothing of the desk is here, and nothing here leads to it.

kiosk         what the pages stand on; who looks, in which language
links         where a page of the site is: on the site, in a preview, in a mirror
pages         front, sections, archive, search, trouble
item_pages    an item, its earlier states, its JSON
structured    what search engines are told (schema.org)
feeds         Atom
sitemaps      robots.txt, sitemaps
drawing       the templates and the style sheet
entrance      logging in and out, a subscriber's own page
counting      how often what was read
house         the addresses, the headers, the server
server        the site served on an address of its own
mirror        the site as files; folder: written to without leaving it
"""
