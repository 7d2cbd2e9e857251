# The module as it is loaded: what it brings, what it does not, and beside what it works.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $noMoto = -not (Test-Moto)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
}

Describe 'Importing' {
    It 'has a manifest that is valid' {
        (Test-ModuleManifest $ModulePath).ExportedCmdlets.Count | Should -BeGreaterThan 0
    }

    It 'exports what the manifest says' {
        $manifest = Import-PowerShellDataFile $ModulePath
        (Get-Command -Module IotIamTools -CommandType Cmdlet).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'loads neither the AWS SDK nor what uses it, also when an account file is opened' {
        $loaded = Invoke-Child {
            param($file)
            Import-Module $ModulePath
            Connect-IotIamAccount $file -Create
            $null = Get-IotIamAccount
            [AppDomain]::CurrentDomain.GetAssemblies().ForEach{ $_.GetName().Name }
        } (Join-Path $TestDrive 'none.json')
        $loaded | Should -Contain 'IotIamTools.Core'
        $loaded -match 'AWSSDK|IotIamTools.Aws' | Should -BeNullOrEmpty
    }

    It 'can be repeated with -Force, and keeps the account of the session' {
        Invoke-Child {
            param($file)
            Import-Module $ModulePath
            Connect-IotIamAccount $file -Create -AccountId 210987654321
            Import-Module $ModulePath -Force
            (Get-IotIamAccount).AccountId
            Remove-Module IotIamTools
            Import-Module $ModulePath
            (Get-IotIamAccount).AccountId
        } (Join-Path $TestDrive 'again.json') | Should -Be @('210987654321', '210987654321')
    }

    It 'knows nothing of the account of another runspace' {
        Connect-IotIamAccount (Join-Path $TestDrive 'here.json') -Create
        $other = [powershell]::Create()
        try {
            $null = $other.AddScript('Import-Module $args[0]; try { Get-IotIamAccount } catch { $_.FullyQualifiedErrorId }').AddArgument($ModulePath)
            $other.Invoke() | Should -Be 'CredentialsNotFound,IotIamTools.Commands.GetIotIamAccountCommand'
        }
        finally {
            $other.Dispose()
            Disconnect-IotIamAccount
        }
    }
}

Describe 'Beside another AWS SDK' -Skip:$noMoto {
    BeforeAll {
        $moto = Start-Moto

        # One that has nothing in it: whoever binds to it by mistake finds no type. Its version is the one that every 4.x has.
        $foreign = Join-Path $TestDrive 'AWSSDK.Core.dll'
        Add-Type -OutputAssembly $foreign -TypeDefinition '[assembly: System.Reflection.AssemblyVersion("4.0.0.0")] public class Nothing { }'
    }

    AfterAll { Stop-Moto $moto }

    It 'works where the other was loaded first' {
        Invoke-Child {
            param($url, $keys, $foreign)
            $null = [Reflection.Assembly]::LoadFrom($foreign)
            Import-Module $ModulePath
            Connect-IotIamAccount -EndpointUrl $url @keys
            (Get-IotIamAccount).AccountId
        } $moto.Url, $MotoKeys, $foreign | Should -Be '123456789012'
    }

    It 'works where the other is loaded last, which finds its own' {
        Invoke-Child {
            param($url, $keys, $foreign)
            Import-Module $ModulePath
            Connect-IotIamAccount -EndpointUrl $url @keys
            [Reflection.Assembly]::LoadFrom($foreign).GetType('Nothing').Name
            (Get-IotIamAccount).AccountId
        } $moto.Url, $MotoKeys, $foreign | Should -Be @('Nothing', '123456789012')
    }

    It 'is loaded once where two runspaces connect at the same time' {
        Invoke-Child {
            param($url, $keys)
            $results = 1..4 | ForEach-Object -Parallel {
                Import-Module $using:ModulePath
                $keys = $using:keys
                Connect-IotIamAccount -EndpointUrl $using:url @keys
                (Get-IotIamAccount).AccountId
            } -ThrottleLimit 4
            $results
            [AppDomain]::CurrentDomain.GetAssemblies().Where{ $_.GetName().Name -eq 'AWSSDK.Core' }.Count
        } $moto.Url, $MotoKeys | Should -Be @('123456789012', '123456789012', '123456789012', '123456789012', 1)
    }

    It 'works after a second import with -Force' {
        Invoke-Child {
            param($url, $keys)
            Import-Module $ModulePath
            Connect-IotIamAccount -EndpointUrl $url @keys
            Import-Module $ModulePath -Force
            Get-IotIamAccount -EndpointUrl $url @keys | ForEach-Object AccountId
        } $moto.Url, $MotoKeys | Should -Be '123456789012'
    }
}
