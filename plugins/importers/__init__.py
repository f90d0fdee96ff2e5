"""What people's own files are read with: one module a kind of file, each a plugin.

How sure an importer is of a file (`Importer.recognise`), so that the surest of all is the right one:

| sure | of what |
|---|---|
| 95 | the first lines of the format: a vCard, LDIF |
| 90 | the heading row of one program's export: LinkedIn, Google, Outlook, WeCom, Thunderbird |
| 85 | headings and cells of a report of a referral network: slips |
| 80 | headings of ties: from and to |
| 75 | headings of a log: date, contact, direction |
| 50 | headings of any list of people |
| 30 | no headings, but cells that are addresses or phone numbers |
| 1 | a workbook that cannot be read, so that the reason is told |
| 0 | anything else |
"""
