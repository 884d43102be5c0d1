"""The demo: two invented projects entered as people would enter them, through the apps' actions and file imports.

`stegvis.demo` invents the projects and knows no application; here they become rows of a database.
"""
