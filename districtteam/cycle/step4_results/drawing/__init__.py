"""From what is frozen to what is shown: material, chart, panel. Data in, data out."""
