# What 'build.ps1 Package' (or 'dotnet pack src/IotIamTools') made: run it first, or these are skipped.

BeforeDiscovery {
    $noPackages = -not (Test-Path $PSScriptRoot/../../out/packages/IotIamTools.zip)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $packages = Join-Path $PSScriptRoot '../../out/packages'
    $expected = Get-ChildItem (Split-Path $ModulePath) -File -Recurse | ForEach-Object { [IO.Path]::GetRelativePath((Split-Path $ModulePath), $_.FullName).Replace('\', '/') } | Sort-Object
    function Get-Entry($Path) {
        $archive = [IO.Compression.ZipFile]::OpenRead((Convert-Path $Path))
        try { $archive.Entries.FullName } finally { $archive.Dispose() }
    }
}

Describe 'The zip' -Skip:$noPackages {
    It 'holds the module folder, under the module''s name' {
        Get-Entry $packages/IotIamTools.zip | Sort-Object | Should -Be $expected.ForEach{ "IotIamTools/$_" }
    }

    It 'unpacked into a module path is found and imported by its name' {
        [IO.Compression.ZipFile]::ExtractToDirectory((Convert-Path $packages/IotIamTools.zip), "$TestDrive/modules")
        Invoke-Child {
            param($modules)
            $env:PSModulePath = $modules
            Import-Module IotIamTools
            (Get-Module IotIamTools).ModuleBase
        } "$TestDrive/modules" | Should -Be (Join-Path $TestDrive modules IotIamTools)
    }
}

Describe 'The package for a gallery' -Skip:$noPackages {
    It 'holds the same files, and what NuGet adds' {
        $added = '^_rels/|^package/|^\[Content_Types\]\.xml$|\.nuspec$'
        Get-Entry (Get-Item $packages/IotIamTools.*.nupkg) | Where-Object { $_ -notmatch $added } | Sort-Object | Should -Be $expected
    }
}
