"""Figures from elsewhere into the table beside a plan, without typing them over.

A file becomes grids of cells that know their place (``forms``: ``separated``, ``odata``, ``workbook``,
``opendocument``); what the cells mean is worked out from the plan's indicators, codes and municipalities (``terms``,
``meaning``); facts become values with where they come from, codes added up (``facts``, ``plan_values``); these are held
against the table beside the plan, and it is written as a whole or not at all (``beside``, ``edits``).
"""
