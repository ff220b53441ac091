from districtteam.config.cli import main

main()
