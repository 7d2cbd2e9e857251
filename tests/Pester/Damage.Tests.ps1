# The whole life of every set-up, on an account file and on a moto server: made, tested, made again, each part damaged in turn by somebody who
# does not know of it, found, mended, and removed without a trace.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $accounts = @(
        @{ Kind = 'file' }
        if (Test-Moto) { @{ Kind = 'moto' } } else { Write-Warning 'There is no moto: set-ups are damaged on a file only.' }
    )
    $with = @{ Tag = @{ Project = 'warehouse' }; PermissionsBoundary = 'arn:aws:iam::aws:policy/AWSIoTFullAccess' }
    $setups = @(
        @{ Name = 'things-graph'; Noun = 'ThingsGraphRole'; Made = $with + @{ IncludeLambda = $true }; Removed = @{} }
        @{ Name = 'greengrass-service'; Noun = 'GreengrassServiceRole'; Made = $with + @{ S3Bucket = 'photos' }; Removed = @{} }
        @{ Name = 'greengrass-v2'; Noun = 'GreengrassTokenExchangeRole'; Made = $with + @{ ArtifactBucket = 'artifacts' }; Removed = @{} }
        @{ Name = 'deeplens'; Noun = 'DeepLensRole'; Made = $with; Removed = @{} }
        @{ Name = 'jets-deploy'; Noun = 'JetsDeployGroup'; Made = @{ UserName = 'ann', 'bob'; Feature = 'sqs' }; Removed = @{} }
        @{ Name = 'one of one''s own'; Noun = 'IotIamBlueprint' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $WarningPreference = 'Ignore'
    $edge = Join-Path $PSScriptRoot '../IotIamTools.Core.Tests/Plans/Data/edge.json' | Resolve-Path | Convert-Path

    function Invoke-Moto([string] $Action, [hashtable] $Parameter) {
        # Calls IAM past the module.
        $form = @{ Action = $Action; Version = '2010-05-08' } + $Parameter
        $signature = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0'
        Invoke-RestMethod $moto.Url -Method Post -Body $form -Headers @{ Authorization = $signature } -SkipHeaderValidation
    }

    function Edit-File([scriptblock] $Change) {
        # Edits the account file past the module.
        $account = Get-Content $file -Raw | ConvertFrom-Json -AsHashtable
        & $Change $account
        $account | ConvertTo-Json -Depth 50 | Set-Content $file
    }

    function Read-Account {
        # All that is in the account; of managed policies, its own.
        if ($Kind -eq 'file') {
            $account = Get-Content $file -Raw | ConvertFrom-Json
            $account.Policies = @($account.Policies | Where-Object Arn -NotLike 'arn:aws:iam::aws:*')
            return $account | ConvertTo-Json -Depth 50
        }
        $answer = Invoke-Moto GetAccountAuthorizationDetails @{ 'Filter.member.1' = 'User'; 'Filter.member.2' = 'Role'; 'Filter.member.3' = 'Group'; 'Filter.member.4' = 'LocalManagedPolicy' }
        $answer.OuterXml -replace '<RequestId>.*?</RequestId>'
    }

    function Get-Damage($Setup) {
        # What can be done to each part: what the test is to name, and how it is done to a file and on a server. Read off an export of the set-up.
        $trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
        $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"}]}'
        foreach ($role in $Setup.roles) {
            $name = $role.name
            $find = { param($account) $account.RoleDetailList.Where{ $_.RoleName -eq $name }[0] }.GetNewClosure()
            @{
                Part = 'TrustPolicy'; Kind = 'Different'; Of = $name; Moto = 'UpdateAssumeRolePolicy', @{ RoleName = $name; PolicyDocument = $trust }
                File = { (& $find $args[0]).AssumeRolePolicyDocument = $trust | ConvertFrom-Json -AsHashtable }.GetNewClosure()
            }
            foreach ($arn in $role.managedPolicies) {
                $arn = $arn.Replace('${Partition}', 'aws').Replace('${AccountId}', '123456789012')
                @{
                    Part = 'ManagedPolicy'; Kind = 'Missing'; Of = $name; Named = $arn -replace '.*/'; Moto = 'DetachRolePolicy', @{ RoleName = $name; PolicyArn = $arn }
                    File = { $it = & $find $args[0]; $it.AttachedManagedPolicies = @($it.AttachedManagedPolicies.Where{ $_.PolicyArn -ne $arn }) }.GetNewClosure()
                }
            }
            foreach ($inline in $role.inlinePolicies.name) {
                @{
                    Part = 'InlinePolicy'; Kind = 'Different'; Of = $name; Named = $inline; Moto = 'PutRolePolicy', @{ RoleName = $name; PolicyName = $inline; PolicyDocument = $policy }
                    File = { (& $find $args[0]).RolePolicyList.Where{ $_.PolicyName -eq $inline }[0].PolicyDocument = $policy | ConvertFrom-Json -AsHashtable }.GetNewClosure()
                }
            }
            if ($role.permissionsBoundary) {
                @{
                    Part = 'PermissionsBoundary'; Kind = 'Missing'; Of = $name; Moto = 'DeleteRolePermissionsBoundary', @{ RoleName = $name }
                    File = { (& $find $args[0]).Remove('PermissionsBoundary') }.GetNewClosure()
                }
            }
            foreach ($key in $role.tags.PSObject.Properties.Name) {
                @{
                    Part = 'Tag'; Kind = 'Missing'; Of = $name; Named = $key; Moto = 'UntagRole', @{ RoleName = $name; 'TagKeys.member.1' = $key }
                    File = { $it = & $find $args[0]; $it.Tags = @($it.Tags.Where{ $_.Key -ne $key }) }.GetNewClosure()
                }
            }
        }
        foreach ($group in $Setup.groups) {
            $name = $group.name
            $find = { param($account) $account.GroupDetailList.Where{ $_.GroupName -eq $name }[0] }.GetNewClosure()
            foreach ($inline in $group.inlinePolicies.name) {
                @{
                    Part = 'InlinePolicy'; Kind = 'Missing'; Of = $name; Named = $inline; Moto = 'DeleteGroupPolicy', @{ GroupName = $name; PolicyName = $inline }
                    File = { $it = & $find $args[0]; $it.GroupPolicyList = @($it.GroupPolicyList.Where{ $_.PolicyName -ne $inline }) }.GetNewClosure()
                }
            }
            foreach ($user in $group.users) {
                @{
                    Part = 'Membership'; Kind = 'Missing'; Of = $name; Named = $user; Moto = 'RemoveUserFromGroup', @{ GroupName = $name; UserName = $user }
                    File = { $it = $args[0].UserDetailList.Where{ $_.UserName -eq $user }[0]; $it.GroupList = @($it.GroupList.Where{ $_ -ne $name }) }.GetNewClosure()
                }
            }
        }
    }
}

Describe 'On <Kind>' -ForEach $accounts {
    BeforeAll { if ($Kind -eq 'moto') { $moto = Start-Moto } }
    AfterAll { if ($Kind -eq 'moto') { Stop-Moto $moto } }

    Describe '<Name>' -ForEach $setups {
        BeforeAll {
            if ($Kind -eq 'moto') {
                Clear-Moto $moto
                Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys
            }
            else {
                $file = Join-Path $TestDrive "$([guid]::NewGuid()).json"
                Connect-IotIamAccount $file -Create -Region us-east-1
            }

            $null = New-JetsDeployGroup Others -UserName ann, bob -CreateUser
            $before = Read-Account
            $new, $remove = 'New', 'Remove'
            if ($Noun -eq 'IotIamBlueprint') {
                $new, $remove = 'Install', 'Uninstall'
                $Made = $Removed = @{ Path = $edge }
            }
        }
        AfterAll { Disconnect-IotIamAccount }

        It 'lives its whole life' {
            (& "$new-$Noun" @Made).Change | Sort-Object -Unique | Should -Be 'Created'
            & "Test-$Noun" @Made -Quiet | Should -BeTrue
            (& "$new-$Noun" @Made).Change | Sort-Object -Unique | Should -Be 'Unchanged'

            $entities = & "Test-$Noun" @Made
            $export = @{ RoleName = @($entities.RoleName | Where-Object { $_ }); GroupName = @($entities.GroupName | Where-Object { $_ }) }
            $text = Export-IotIamBlueprint @export
            $damages = @(Get-Damage ($text | ConvertFrom-Json))
            $damages.Count | Should -BeGreaterThan 3
            foreach ($damage in $damages) {
                $what = "$($damage.Kind) $($damage.Part) $($damage.Named) of $($damage.Of)"
                $action, $parameter = $damage.Moto
                if ($Kind -eq 'moto') { $null = Invoke-Moto $action $parameter } else { Edit-File $damage.File }

                $failed = @(& "Test-$Noun" @Made | Where-Object { -not $_.Passed })
                $failed | Should -HaveCount 1 -Because "of $what"
                $failed.Name | Should -Be $damage.Of
                $failed.Differences | ForEach-Object { "$($_.Kind) $($_.Part) $($_.Name) of $($failed.Name)" } | Should -Be $what
                $failed.Differences.Repair | Should -Not -BeNullOrEmpty
                & "Test-$Noun" @Made -Quiet | Should -BeFalse

                @((& "$new-$Noun" @Made -Force).Change) -ne 'Unchanged' | Should -Be ($damage.Kind -eq 'Missing' ? 'Completed' : 'Updated') -Because "of $what"
                & "Test-$Noun" @Made -Quiet | Should -BeTrue
            }
            Export-IotIamBlueprint @export | ConvertFrom-Json | ConvertTo-Json -Depth 50 | Should -Be ($text | ConvertFrom-Json | ConvertTo-Json -Depth 50)

            (& "$remove-$Noun" @Removed -Confirm:$false).Change | Sort-Object -Unique | Should -Be 'Removed'
            Read-Account | Should -Be $before
        }
    }
}
