@echo off
rem Roadcase on the command line.
"%~dp0..\roadcase-cli.exe" %*
