#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Builds, tests, shows and packs IotIamTools. Works from any folder; the exit code tells whether it went well.
.DESCRIPTION
    The build itself is 'dotnet build', which composes the module in out/IotIamTools and needs no PowerShell. This script
    adds what is done around it.

    Clean    removes all that was built
    Build    composes the module in out/IotIamTools (the default)
    Test     runs the xUnit tests, and the Pester tests on the module; Pester 5 is brought where it is not installed
    Demo     makes the five documented set-ups on an account file and prints what it made
    Package  makes a zip of the module folder and a package for a PowerShell gallery in out/packages
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 Test
.EXAMPLE
    ./build.ps1 Package -Configuration Release
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Clean', 'Build', 'Test', 'Demo', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args -join ' ') failed with exit code $LASTEXITCODE."
    }
}

function Invoke-Clean {
    Get-ChildItem -Path src, tests -Directory -Recurse -Include bin, obj | Remove-Item -Recurse -Force
    Remove-Item -Path out -Recurse -Force -ErrorAction Ignore
}

function Invoke-Build {
    Invoke-Dotnet build IotIamTools.sln --configuration $Configuration --nologo --verbosity quiet
    Write-Host "The module is in $(Join-Path $PSScriptRoot out IotIamTools)."
}

function Invoke-Test {
    Invoke-Dotnet test IotIamTools.sln --configuration $Configuration --nologo --verbosity quiet
    if (-not (Get-Module Pester -ListAvailable | Where-Object Version -ge '5.0')) {
        Invoke-Dotnet build tests/Pester -t:InstallPester --nologo --verbosity quiet
        $env:PSModulePath = (Join-Path $PSScriptRoot out powershell) + [IO.Path]::PathSeparator + $env:PSModulePath
    }
    # A process of its own: an assembly that a session has loaded stays loaded.
    . $PSScriptRoot/tests/PowerShell.ps1
    Invoke-PowerShell -File tests/Pester/Run.ps1
    if ($LASTEXITCODE -ne 0) { throw 'Pester tests failed.' }
}

function Invoke-Demo {
    Invoke-Dotnet run --project src/IotIamTools.Cli --configuration $Configuration '--' `
        apply things-graph greengrass-service deeplens jets-deploy greengrass-v2 --account demo-account.json
}

function Invoke-Package {
    $manifest = Import-PowerShellDataFile IotIamTools.psd1
    # What the gallery's search goes by: Find-Module -Command, -Tag.
    $tags = @('PSModule', 'PSIncludes_Cmdlet') + $manifest.PrivateData.PSData.Tags +
        $manifest.CmdletsToExport.ForEach{ "PSCmdlet_$_"; "PSCommand_$_" }
    Invoke-Dotnet build src/IotIamTools --configuration $Configuration --nologo --verbosity quiet
    Invoke-Dotnet pack src/IotIamTools --no-build --configuration $Configuration --nologo --verbosity quiet "-p:PackageTags=$($tags -join ' ')"
    Get-ChildItem out/packages -File | ForEach-Object { '{0,8:N0} KB  {1}' -f ($_.Length / 1KB), $_.FullName } | Write-Host
}

Push-Location $PSScriptRoot
try {
    foreach ($name in $Task) { & "Invoke-$name" }
}
catch {
    Write-Host "build.ps1: $_" -ForegroundColor Red
    exit 1
}
finally {
    Pop-Location
}
