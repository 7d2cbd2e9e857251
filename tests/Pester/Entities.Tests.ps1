# Never the wrong entity: every parameter that takes one, found by its type, against ARNs of another account, partition and path.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $takers = @(foreach ($command in Get-Command -Module IotIamTools -CommandType Cmdlet) {
            foreach ($parameter in $command.Parameters.Values) {
                if ($parameter.ParameterType -notin [IotIamTools.Core.Iam.EntityReference], [IotIamTools.Core.Iam.EntityReference[]]) { continue }
                $kinds = $parameter.Attributes.Where{ $_ -is [IotIamTools.Parameters.EntityTransformationAttribute] }[0].Kinds
                @{ Command = $command.Name; Parameter = $parameter.Name; Kind = "$($kinds[0])" }
            }
        })
    $wrong = @(foreach ($taker in $takers) {
            $type = $taker.Kind.ToLowerInvariant()
            foreach ($arn in "arn:aws:iam::999999999999:$type/edge/Here", "arn:aws-cn:iam::123456789012:$type/edge/Here", "arn:aws:iam::123456789012:$type/nope/Here") {
                $taker + @{ Arn = $arn }
            }
        })
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $path = Join-Path $TestDrive 'account.json'
    $account = Connect-IotIamAccount $path -Create -AccountId 123456789012 -PassThru

    # One entity of each kind, all of one name and path, in the format of an export.
    $entity = @{ Path = '/edge/'; CreateDate = '2026-01-01T00:00:00+00:00'; AttachedManagedPolicies = @() }
    @{
        UserDetailList  = @($entity + @{ UserName = 'Here'; UserId = 'AIDAEXAMPLEEXAMPLEHER'; Arn = 'arn:aws:iam::123456789012:user/edge/Here'; GroupList = @(); UserPolicyList = @() })
        GroupDetailList = @($entity + @{ GroupName = 'Here'; GroupId = 'AGPAEXAMPLEEXAMPLEHER'; Arn = 'arn:aws:iam::123456789012:group/edge/Here'; GroupPolicyList = @() })
        RoleDetailList  = @($entity + @{
                RoleName = 'Here'; RoleId = 'AROAEXAMPLEEXAMPLEHER'; Arn = 'arn:aws:iam::123456789012:role/edge/Here'; InstanceProfileList = @(); RolePolicyList = @(); Tags = @()
                AssumeRolePolicyDocument = @{ Version = '2012-10-17'; Statement = @(@{ Effect = 'Allow'; Principal = @{ Service = 'greengrass.amazonaws.com' }; Action = 'sts:AssumeRole' }) }
            })
        Policies        = @()
    } | ConvertTo-Json -Depth 10 | Set-Content $path
    $before = Get-FileHash $path

    # What a parameter that must be given gets beside the one that is tried.
    $values = @{ PermissionSet = 'greengrass-user' }
    function Get-Beside([string] $Command, [string] $Parameter) {
        $info = Get-Command $Command
        $set = @($info.ParameterSets.Where{ $_.Parameters.Name -contains $Parameter } | Sort-Object { -not $_.IsDefault })[0]
        $beside = @{}
        foreach ($other in $set.Parameters.Where{ $_.IsMandatory -and $_.Name -ne $Parameter }) {
            $isEntity = $other.ParameterType -in [IotIamTools.Core.Iam.EntityReference], [IotIamTools.Core.Iam.EntityReference[]]
            $beside[$other.Name] = if ($isEntity) { 'Here' } else { $values[$other.Name] ?? $(throw "$Command needs -$($other.Name): give it a value in this test") }
        }
        if ($info.Parameters.ContainsKey('Confirm')) { $beside.Confirm = $false }
        if ($info.Parameters.ContainsKey('Force')) { $beside.Force = $true }
        $beside
    }
}

AfterAll { Disconnect-IotIamAccount }

Describe 'Every parameter that takes an entity' {
    It 'is found' { $takers.Count | Should -BeGreaterThan 15 } -TestCases @{ takers = $takers }

    It 'refuses <Arn> and changes nothing: <Command> -<Parameter>' -ForEach $wrong {
        $beside = Get-Beside $Command $Parameter
        $input = if ((Get-Command $Command).Parameters[$Parameter].Attributes.Where{ $_ -is [IotIamTools.Parameters.EntityTransformationAttribute] }[0].TakesText) { $Arn } else { [pscustomobject]@{ Arn = $Arn; RoleName = 'Here' } }
        $wanted = @{ $Parameter = $input }
        $output = try { & $Command @beside @wanted -Account $account -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction Ignore } catch { $problems = @($_) }
        @($problems.FullyQualifiedErrorId) -like 'EntityElsewhere,*' | Should -Not -BeNullOrEmpty -Because "it said: $problems"
        $output | Should -BeNullOrEmpty
        (Get-FileHash $path).Hash | Should -Be $before.Hash
    }

    It 'takes the ARN of the account: <Command> -<Parameter>' -ForEach $takers {
        $beside = Get-Beside $Command $Parameter
        $arn = "arn:aws:iam::123456789012:$($Kind.ToLowerInvariant())/edge/Here"
        $input = if ((Get-Command $Command).Parameters[$Parameter].Attributes.Where{ $_ -is [IotIamTools.Parameters.EntityTransformationAttribute] }[0].TakesText) { $arn } else { [pscustomobject]@{ Arn = $arn } }
        $wanted = @{ $Parameter = $input }
        if ((Get-Command $Command).Parameters.ContainsKey('WhatIf')) { $beside.WhatIf = $true }
        $null = try { & $Command @beside @wanted -Account $account -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction Ignore } catch { $problems = @($_) }
        @($problems.FullyQualifiedErrorId) -like 'EntityElsewhere,*' | Should -BeNullOrEmpty
        (Get-FileHash $path).Hash | Should -Be $before.Hash
    }
}
