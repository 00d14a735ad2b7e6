from growthring.config.cli import main

main()
