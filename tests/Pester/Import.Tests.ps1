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
            $other.Invoke() | Should -Be 'AccountNotConnected,IotIamTools.Commands.GetIotIamAccountCommand'
        }
        finally {
            $other.Dispose()
            Disconnect-IotIamAccount
        }
    }
}

Describe 'Beside another AWS SDK, <_>' -Skip:$noMoto -ForEach @(
    '3.7.501.1' # the SDK of AWS Tools for PowerShell 4
    '4.1.0' # later than ours, under the same assembly version
    'empty' # has nothing in it: whoever binds to it by mistake finds no type
) {
    BeforeAll {
        $moto = Start-Moto
        $other = Join-Path $PSScriptRoot "../../out/other-aws-sdk/$_/AWSSDK.Core.dll"
        if ($_ -eq 'empty') {
            $other = Join-Path $TestDrive 'AWSSDK.Core.dll'
            Add-Type -OutputAssembly $other -TypeDefinition '[assembly: System.Reflection.AssemblyVersion("4.0.0.0")] namespace Amazon { public class RegionEndpoint { } }'
        }
        $other = Convert-Path $other
    }

    AfterAll { Stop-Moto $moto }

    It 'works where the other was loaded first' {
        Invoke-Child {
            param($url, $keys, $other)
            $null = [Reflection.Assembly]::LoadFrom($other)
            Import-Module $ModulePath
            Connect-IotIamAccount -EndpointUrl $url @keys
            (Get-IotIamAccount).AccountId
            [Amazon.RegionEndpoint].Assembly.Location
        } $moto.Url, $MotoKeys, $other | Should -Be @('123456789012', $other)
    }

    It 'works where the other is loaded last, which finds its own' {
        Invoke-Child {
            param($url, $keys, $other)
            Import-Module $ModulePath
            Connect-IotIamAccount -EndpointUrl $url @keys
            [Reflection.Assembly]::LoadFrom($other).GetType('Amazon.RegionEndpoint').Assembly.Location
            (Get-IotIamAccount).AccountId
        } $moto.Url, $MotoKeys, $other | Should -Be @($other, '123456789012')
    }
}

Describe 'Another AWS SDK, and ours' -Skip:$noMoto {
    BeforeAll { $moto = Start-Moto }
    AfterAll { Stop-Moto $moto }

    It 'takes credentials that the SDK <_> made' -ForEach '3.7.501.1', '4.1.0' {
        $other = Convert-Path (Join-Path $PSScriptRoot "../../out/other-aws-sdk/$_/AWSSDK.Core.dll")
        Invoke-Child {
            param($url, $keys, $other)
            $null = [Reflection.Assembly]::LoadFrom($other)
            $credential = [Amazon.Runtime.BasicAWSCredentials]::new($keys.AccessKey, $keys.SecretKey)
            Import-Module $ModulePath
            (Get-IotIamAccount -EndpointUrl $url -Region $keys.Region -Credential $credential).AccountId
            $credential.GetCredentials().AccessKey
        } $moto.Url, $MotoKeys, $other | Should -Be @('123456789012', $MotoKeys.AccessKey)
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
