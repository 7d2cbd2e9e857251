# Test-, Grant- and Get-... of permissions: on an account file, on a moto account, and on the file that is exported from it.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $noMoto = -not (Test-Moto) -or -not (Get-Command aws -CommandType Application -ErrorAction Ignore)
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $WarningPreference = 'SilentlyContinue'

    function New-Statement {
        param($Action, $Effect = 'Allow', $Resource = '*')
        @{ Effect = $Effect; Action = $Action; Resource = $Resource }
    }

    function New-Policy {
        # A policy document as JSON.
        @{ Version = '2012-10-17'; Statement = @($args) } | ConvertTo-Json -Depth 9 -Compress
    }

    function New-UserRecord {
        param($Name, $Policy, $Group, $Boundary)
        $record = [ordered]@{
            Path = '/'; UserName = $Name; UserId = 'AIDA' + $Name.ToUpperInvariant().PadRight(17, 'A'); Arn = "arn:aws:iam::123456789012:user/$Name"
            CreateDate = '2026-01-01T00:00:00+00:00'
            UserPolicyList = @(if ($Policy) { @{ PolicyName = "$Name-policy"; PolicyDocument = $Policy | ConvertFrom-Json } })
            GroupList = @($Group | Where-Object { $_ }); AttachedManagedPolicies = @()
        }
        if ($Boundary) { $record.PermissionsBoundary = @{ PermissionsBoundaryType = 'Policy'; PermissionsBoundaryArn = $Boundary } }
        $record
    }

    function New-AccountFile {
        # The users that the tests are about, as an account file.
        param($Path)
        $all = New-Policy (New-Statement '*')
        $exact = Get-IotIamPermissionSet greengrass-user -AsPolicy -AccountId 123456789012
        $group = [ordered]@{
            Path = '/'; GroupName = 'fleet'; GroupId = 'AGPAFLEETAAAAAAAAAAAA'; Arn = 'arn:aws:iam::123456789012:group/fleet'; CreateDate = '2026-01-01T00:00:00+00:00'
            GroupPolicyList = @(@{ PolicyName = 'fleet-policy'; PolicyDocument = $exact | ConvertFrom-Json }); AttachedManagedPolicies = @()
        }
        [ordered]@{
            UserDetailList = @(
                New-UserRecord nothing
                New-UserRecord exact $exact
                New-UserRecord member -Group fleet
                New-UserRecord wildcard $all
                New-UserRecord denied (New-Policy (New-Statement '*') (New-Statement iot:UpdateThing Deny))
                New-UserRecord bounded $all -Boundary arn:aws:iam::123456789012:policy/edge
                New-UserRecord unbound $all -Boundary arn:aws:iam::123456789012:policy/gone
                New-UserRecord broken '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Alow", "Action": "*", "Resource": "*" }] }'
            )
            GroupDetailList = @($group)
            RoleDetailList = @(); Policies = @([ordered]@{
                PolicyName = 'edge'; PolicyId = 'ANPAEDGEAAAAAAAAAAAAA'; Arn = 'arn:aws:iam::123456789012:policy/edge'; Path = '/'; DefaultVersionId = 'v1'
                AttachmentCount = 0; PermissionsBoundaryUsageCount = 1; IsAttachable = $true; CreateDate = '2026-01-01T00:00:00+00:00'; UpdateDate = '2026-01-01T00:00:00+00:00'
                PolicyVersionList = @(@{ VersionId = 'v1'; IsDefaultVersion = $true; CreateDate = '2026-01-01T00:00:00+00:00'; Document = New-Policy (New-Statement 'iot:*', 's3:*') | ConvertFrom-Json })
            })
        } | ConvertTo-Json -Depth 20 | Set-Content $Path
    }
}

Describe 'Test-GreengrassUserPermissions on an account file' {
    BeforeAll {
        $file = Join-Path $TestDrive 'account.json'
        New-AccountFile $file
        Connect-IotIamAccount $file
    }
    AfterAll { Disconnect-IotIamAccount }

    It 'tells of <Name>: <Allowed> allowed, <Missing> missing, <Denied> denied, <Undecided> undecided' -ForEach @(
        @{ Name = 'nothing'; Allowed = 0; Missing = 34; Denied = 0; Undecided = 0 }
        @{ Name = 'exact'; Allowed = 34; Missing = 0; Denied = 0; Undecided = 0 }
        @{ Name = 'member'; Allowed = 34; Missing = 0; Denied = 0; Undecided = 0 }
        @{ Name = 'wildcard'; Allowed = 34; Missing = 0; Denied = 0; Undecided = 0 }
        @{ Name = 'denied'; Allowed = 33; Missing = 0; Denied = 1; Undecided = 0 }
        @{ Name = 'bounded'; Allowed = 14; Missing = 20; Denied = 0; Undecided = 0 }
        @{ Name = 'unbound'; Allowed = 0; Missing = 0; Denied = 0; Undecided = 34 }
        @{ Name = 'broken'; Allowed = 0; Missing = 0; Denied = 0; Undecided = 34 }
    ) {
        $result = Test-GreengrassUserPermissions $Name
        $result.PrincipalName | Should -Be $Name
        $result.PrincipalArn | Should -Be "arn:aws:iam::123456789012:user/$Name"
        $result.PermissionSet | Should -Be 'greengrass-user'
        $result.Evaluator | Should -Be 'Local'
        $result.Passed | Should -Be ($Allowed -eq 34)
        $result.Allowed, $result.Missing.Count, $result.ExplicitlyDenied.Count, $result.Undecided.Count, $result.Total | Should -Be $Allowed, $Missing, $Denied, $Undecided, 34
    }

    It 'names the policy that is malformed, and the boundary that is not there' {
        $null = Test-GreengrassUserPermissions broken, unbound -WarningVariable warnings
        $warnings -match "'broken-policy'.*malformed.*line 1" | Should -HaveCount 1
        $warnings -match "boundary 'gone'.*not in the export" | Should -HaveCount 1
    }

    It 'goes by its alias' { (Test-GreengrassUserPermission exact).Passed | Should -BeTrue }

    It 'takes names, ARNs and objects by pipeline, in their order' {
        $awsTools = [pscustomobject]@{ UserName = 'denied'; Arn = 'arn:aws:iam::123456789012:user/denied'; UserId = 'AIDA' }
        $results = 'exact', 'arn:aws:iam::123456789012:user/nothing', $awsTools, @{ UserName = 'member' }, [pscustomobject]@{ GroupName = 'fleet' } | Test-GreengrassUserPermissions
        $results.PrincipalName | Should -Be exact, nothing, denied, member, fleet
        $results[-1].PrincipalType | Should -Be Group
        $results[-1].Passed | Should -BeTrue
    }

    It 'has one error for each that is not there, with the input as its target, and goes on' {
        $stranger = [pscustomobject]@{ UserName = 'ghost' }
        $results = 'exact', 'nobody', $stranger, '', 'wildcard', 'arn:aws:iam::999999999999:user/exact' | Test-GreengrassUserPermissions -ErrorVariable errors -ErrorAction SilentlyContinue
        $results.PrincipalName | Should -Be exact, wildcard
        $errors.FullyQualifiedErrorId -replace ',.*' | Should -Be PrincipalNotFound, PrincipalNotFound, SetupInvalid, EntityElsewhere
        $errors[0].TargetObject | Should -Be nobody
        $errors[1].TargetObject.UserName | Should -Be ghost
    }

    It 'has a row for each permission with -Detailed' {
        $rows = Test-GreengrassUserPermissions denied -Detailed
        $rows | Should -HaveCount 34
        $row = $rows | Where-Object Decision -NE Allowed
        $row.Documented | Should -Be iot:UpdateThing
        $row.Decision | Should -Be ExplicitlyDenied
        $row.Why | Should -BeLike "Denied by statement 2 of identity policy 'denied-policy'*"
        ($rows | Where-Object Documented -EQ s3:REST.GET.OBJECT).Action | Should -Be s3:GetObject
    }

    It 'has one bool with -Quiet' {
        Test-GreengrassUserPermissions exact, wildcard -Quiet | Should -BeExactly $true
        Test-GreengrassUserPermissions exact, nothing -Quiet | Should -BeExactly $false
        Test-GreengrassUserPermissions exact, ghost -Quiet -ErrorAction SilentlyContinue | Should -BeExactly $false
    }

    It 'tests all users' { (Test-GreengrassUserPermissions -AllUser).PrincipalName | Should -Be nothing, exact, member, wildcard, denied, bounded, unbound, broken }

    It 'has nothing to say about an empty pipeline, and asks where there is none' {
        @() | Test-GreengrassUserPermissions | Should -BeNullOrEmpty
        { Test-GreengrassUserPermissions } | Should -Throw -ErrorId 'PrincipalMissing,*'
    }

    It 'narrows resources, roles and context' {
        Test-GreengrassUserPermissions exact -ResourceArn arn:aws:iot:eu-west-1:123456789012:thing/pump -PassRoleArn arn:aws:iam::123456789012:role/R -Quiet | Should -BeTrue
        { Test-GreengrassUserPermissions exact -ResourceArn pump } | Should -Throw -ErrorId 'RequestInvalid,*'
        $null = Test-GreengrassUserPermissions exact -ResourceArn arn:aws:sqs:eu-west-1:123456789012:q -WarningVariable warnings
        $warnings -match 'is no resource of any action' | Should -HaveCount 1
        (Test-GreengrassUserPermissions nothing -Action iot:Describe*).Missing | Should -Be iot:DescribeThing, iot:DescribeThingGroup
        { Test-GreengrassUserPermissions nothing -Action iot:DescribeThin } | Should -Throw -ErrorId 'PermissionNotFound,*' '*did you mean*'
    }

    It 'refuses what is no ARN: <_>' -ForEach 'arn::iot:::thing/x', 'arn:aws:iot:eu-west-1:123456789012', '*', 'pump' {
        { Test-GreengrassUserPermissions nothing -ResourceArn $_ } | Should -Throw -ErrorId 'RequestInvalid,*' "*'$_' is no ARN*"
        { Test-GreengrassUserPermissions nothing -PassRoleArn $_ } | Should -Throw -ErrorId 'RequestInvalid,*' "*'$_' is no ARN*"
    }

    It 'cannot ask AWS about a file' {
        { Test-GreengrassUserPermissions exact -Evaluator Aws } | Should -Throw -ErrorId 'OperationNotSupported,*'
    }

    It 'reads well' {
        $list = Test-GreengrassUserPermissions denied | Format-List | Out-String -Width 80
        $list | Should -Match '(?m)^Passed\s+: False'
        $list | Should -Match '(?m)^ExplicitlyDenied\s+: iot:UpdateThing'
        $table = Test-GreengrassUserPermissions denied, exact | Format-Table | Out-String -Width 80
        $table | Should -Match '(?m)^False\s+denied\s+33\s+34 iot:UpdateThing \(denied\)'
        $csv = Test-GreengrassUserPermissions bounded | ConvertTo-Csv
        $csv[1] | Should -BeLike '*,"greengrass:CreateGroupVersion, greengrass:CreateDeployment,*'
        $csv | Should -Not -Match 'System\.|IotIamTools\.'
    }
}

Describe 'Grant-GreengrassUserPermissions' {
    BeforeEach {
        $file = Join-Path $TestDrive 'grant.json'
        New-AccountFile $file
        Connect-IotIamAccount $file
    }
    AfterEach { Disconnect-IotIamAccount }

    It 'closes the gap, and the test passes' {
        $result = Grant-GreengrassUserPermissions -UserName nothing -PassRoleArn arn:aws:iam::123456789012:role/Greengrass
        $result.Change | Should -Be Created
        $result.Granted | Should -HaveCount 34
        $result.PolicyName | Should -Be GreengrassUserPermissions
        $pass = ($result.PolicyDocument | ConvertFrom-Json).Statement | Where-Object Action -EQ iam:PassRole
        $pass.Resource | Should -Be arn:aws:iam::123456789012:role/Greengrass
        $pass.Condition.StringEquals.'iam:PassedToService' | Should -Contain greengrass.amazonaws.com
        (Test-GreengrassUserPermissions nothing).Passed | Should -BeTrue
        (Grant-GreengrassUserPermissions -UserName nothing).Change | Should -Be Unchanged
    }

    It 'takes the results of the test, and grants a group what its users lack' {
        ('nothing', 'exact' | Test-GreengrassUserPermissions | Grant-GreengrassUserPermissions).Change | Should -Be Created, Unchanged
        (Grant-GreengrassUserPermissions -GroupName fleet).PrincipalType | Should -Be Group
    }

    It 'shows the policy and writes nothing with -WhatIf' {
        $before = Get-Content $file -Raw
        $shown = Invoke-Child -Argument $file -Script { Import-Module $ModulePath; Grant-GreengrassUserPermissions nothing -Account $args[0] -WhatIf }
        $shown -join "`n" | Should -Match '(?s)What if: .*"iot:CreateTopicRule".*"iam:PassedToService"'
        Get-Content $file -Raw | Should -Be $before
    }

    It 'limits the policy to a scope, and the test of that scope passes' {
        $scope = 'arn:aws:iot:eu-west-1:123456789012:thing/pump*', 'arn:aws:s3:::flows/*'
        $null = Grant-GreengrassUserPermissions nothing -Scope $scope -PolicyName Scoped
        (Test-GreengrassUserPermissions nothing -ResourceArn $scope).Passed | Should -BeTrue
        $wide = Test-GreengrassUserPermissions nothing -Detailed | Where-Object Documented -EQ iot:UpdateThing
        $wide.Decision | Should -Be ImplicitlyDenied
        $wide.Why | Should -BeLike '*It is allowed on arn:aws:iot:eu-west-1:123456789012:thing/pump[*].'
    }

    It 'tells what it cannot change' {
        $result = Grant-GreengrassUserPermissions denied -WarningVariable warnings
        $result.Change | Should -Be Unchanged
        $result.NotGranted | Should -Be iot:UpdateThing
        $warnings -match 'iot:UpdateThing is still not allowed' | Should -HaveCount 1
    }

    It 'has an error for who is not there' {
        Grant-GreengrassUserPermissions -UserName ghost, nothing -ErrorVariable errors -ErrorAction SilentlyContinue | Should -HaveCount 1
        $errors.FullyQualifiedErrorId | Should -Be 'PrincipalNotFound,IotIamTools.Commands.GrantGreengrassUserPermissionsCommand'
        $errors.TargetObject | Should -Be ghost
        { Grant-GreengrassUserPermissions } | Should -Throw -ErrorId 'PrincipalMissing,*'
    }

    It 'knows what the commands before it in the pipeline have done' {
        $late = 'exact', 'nothing' | ForEach-Object { $null = Grant-GreengrassUserPermissions $_ -PolicyName Early; $_ } | Grant-GreengrassUserPermissions -PolicyName Late
        $late.Change | Should -Be Unchanged, Unchanged
    }

    It 'says that a policy does not fit' {
        $many = 1..40 | ForEach-Object { "arn:aws:iot:eu-west-1:123456789012:thing/pump-of-hall-$_" }
        Grant-GreengrassUserPermissions nothing -Scope $many -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId | Should -BeLike 'LimitExceeded,*'
    }
}

Describe 'A file that is not whole' {
    It 'is told as an export that was cut off by <_>' -ForEach 'Test-GreengrassUserPermissions ann', 'Grant-GreengrassUserPermissions ann', 'Find-IotIamLeftover', 'Export-IotIamBlueprint -GroupName fleet' {
        $file = Join-Path $TestDrive 'cut.json'
        @{ UserDetailList = @(New-UserRecord ann); GroupDetailList = @(@{ GroupName = 'fleet'; Arn = 'arn:aws:iam::123456789012:group/fleet' }); IsTruncated = $true } |
            ConvertTo-Json -Depth 9 | Set-Content $file
        $null = & ([scriptblock]::Create("$_ -Account '$file' -WarningVariable script:warnings -WarningAction SilentlyContinue"))
        @($warnings) -match 'cut off' | Should -HaveCount 1
    }

    It 'is told with the place of an ARN that is none' {
        $file = Join-Path $TestDrive 'arn.json'
        $user = New-UserRecord ann
        $user.Arn = 'ann'
        @{ UserDetailList = @($user) } | ConvertTo-Json -Depth 9 | Set-Content $file
        { Test-GreengrassUserPermissions -AllUser -Account $file } | Should -Throw -ErrorId 'AccountFileInvalid,*' "*line *, column *Arn: this is 'ann'*"
    }
}

Describe 'Any permission set' {
    BeforeAll {
        $file = Join-Path $TestDrive 'sets.json'
        New-AccountFile $file
        $own = Join-Path $TestDrive 'own.json'
        '{ "name": "own", "permissions": ["s3:GetObject", "s3:PutObjects"] }' | Set-Content $own
    }

    It 'lists the built-in sets' {
        (Get-IotIamPermissionSet).Name | Should -Be greengrass-user, greengrass-v2-installer, jets-deploy, things-graph-user
        (Get-IotIamPermissionSet things*).Count | Should -Be 35
        Get-IotIamPermissionSet greengrass-user -Detailed | Should -HaveCount 34
        { Get-IotIamPermissionSet nope -ErrorAction Stop } | Should -Throw -ErrorId 'PermissionSetNotFound,*'
    }

    It 'gives the document''s two sample policies, as valid JSON' {
        $one = Get-IotIamPermissionSet things-graph-user -Action CreateSystemInstance -AsPolicy | ConvertFrom-Json
        $one.Statement.Action | Should -Be iotthingsgraph:CreateSystemInstance
        (Get-IotIamPermissionSet things-graph-user -AsPolicy | ConvertFrom-Json).Statement.Action | Should -Be 'iotthingsgraph:*'
    }

    It 'grants a part of a set' {
        $result = Grant-IotIamPermission nothing things-graph-user -Action CreateSystemInstance -Account $file
        $result.Granted | Should -Be iotthingsgraph:CreateSystemInstance
        (Test-IotIamPermission nothing things-graph-user -Account $file).Allowed | Should -Be 1
    }

    It 'takes a file of one''s own, and tells of unknown actions with the nearest one' {
        (Test-IotIamPermission wildcard $own -Account $file -WarningVariable warnings).Passed | Should -BeTrue
        $warnings | Should -BeLike '*s3:PutObjects is not known; did you mean s3:PutObject?'
        (Get-IotIamPermissionSet -Path $own).Count | Should -Be 2
    }

    It 'says what is wrong with a file and where' {
        Set-Content $own "{ ""name"": ""own"",`n  ""permission"": [] }"
        { Test-IotIamPermission wildcard $own -Account $file } | Should -Throw -ErrorId 'DocumentMalformed,*' '*line 2, column 3*did you mean ''permissions''*'
    }

    It 'tests what a Jets deploy calls' {
        $null = New-JetsDeployGroup -UserName nothing -NamePrefix demo -Account $file
        (Test-JetsDeployPermission nothing -NamePrefix demo -Account $file).Passed | Should -BeTrue
        (Test-JetsDeployPermission nothing -NamePrefix demo -Feature sqs -Account $file).Missing | Should -Contain sqs:CreateQueue
        { Test-JetsDeployPermission nothing -JetsVersion 9 -Account $file } | Should -Throw -ErrorId 'BlueprintParameterInvalid,*'
    }
}

Describe 'On a moto account and on its exported file' -Skip:$noMoto {
    BeforeAll {
        $moto = Start-Moto
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_DEFAULT_REGION = $MotoKeys.AccessKey, $MotoKeys.SecretKey, $MotoKeys.Region
        function Invoke-Iam {
            aws --endpoint-url $moto.Url iam @args
            if ($LASTEXITCODE) { throw "aws iam $args failed." }
        }
        $all = New-Policy (New-Statement '*')
        $exact = Get-IotIamPermissionSet greengrass-user -AsPolicy -AccountId 123456789012
        foreach ($name in 'nothing', 'exact', 'member', 'wildcard', 'denied') { $null = Invoke-Iam create-user --user-name $name }
        $null = Invoke-Iam put-user-policy --user-name exact --policy-name p --policy-document $exact
        $null = Invoke-Iam create-group --group-name fleet
        $null = Invoke-Iam put-group-policy --group-name fleet --policy-name p --policy-document $exact
        $null = Invoke-Iam add-user-to-group --group-name fleet --user-name member
        $null = Invoke-Iam put-user-policy --user-name wildcard --policy-name p --policy-document $all
        $null = Invoke-Iam put-user-policy --user-name denied --policy-name p --policy-document (New-Policy (New-Statement '*') (New-Statement iot:UpdateThing Deny))
        $edge = (Invoke-Iam create-policy --policy-name edge --policy-document (New-Policy (New-Statement 'iot:*', 's3:*')) | ConvertFrom-Json).Policy.Arn
        # moto keeps the boundaries of roles only.
        $trust = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }] }'
        $null = Invoke-Iam create-role --role-name bounded --permissions-boundary $edge --assume-role-policy-document $trust
        $null = Invoke-Iam put-role-policy --role-name bounded --policy-name p --policy-document $all
        $export = Join-Path $TestDrive 'export.json'
        Invoke-Iam get-account-authorization-details | Set-Content $export
        $accounts = @{ moto = $MotoKeys + @{ EndpointUrl = $moto.Url }; export = @{ Account = $export } }
        $names = 'nothing', 'exact', 'member', 'wildcard', 'denied', 'bounded'
    }
    AfterAll {
        Stop-Moto $moto
        Remove-Item env:AWS_ACCESS_KEY_ID, env:AWS_SECRET_ACCESS_KEY, env:AWS_DEFAULT_REGION -ErrorAction Ignore
    }

    It 'the <_> gives the same answers' -ForEach moto, export {
        $where = $accounts[$_]
        $results = $names | Test-GreengrassUserPermissions @where
        $results.PrincipalName | Should -Be $names
        $results.Allowed | Should -Be 0, 34, 34, 34, 33, 14
        $results.Passed | Should -Be $false, $true, $true, $true, $false, $false
        $results.Evaluator | Select-Object -Unique | Should -Be Local
        $results[4].ExplicitlyDenied | Should -Be iot:UpdateThing
    }

    It 'says once that moto cannot be asked, and reads the account once' {
        $where = $accounts.moto
        $null = Get-MotoCall $moto
        $null = $names | Test-GreengrassUserPermissions @where -WarningVariable warnings
        $warnings -match 'AWS cannot be asked' | Should -HaveCount 1
        $calls = Get-MotoCall $moto
        $calls.GetAccountAuthorizationDetails | Should -BeLessOrEqual 2
        $calls.SimulatePrincipalPolicy | Should -BeGreaterThan 0
        $account = Connect-IotIamAccount @where -PassThru
        $null = Test-GreengrassUserPermissions exact -Account $account
        $null = Get-MotoCall $moto
        $null = Test-GreengrassUserPermissions exact -Account $account -WarningVariable warnings
        (Get-MotoCall $moto).Keys | Should -Not -Contain SimulatePrincipalPolicy
        $warnings -match 'AWS cannot be asked' | Should -HaveCount 0
        Disconnect-IotIamAccount
        { Test-GreengrassUserPermissions exact @where -Evaluator Aws } | Should -Throw -ErrorId 'OperationNotSupported,*'
    }

    It 'the <_>: a grant closes the gap with one write' -ForEach moto, export {
        $where = $accounts[$_]
        $null = Get-MotoCall $moto
        (Grant-GreengrassUserPermissions nothing @where).Change | Should -Be Created
        if ($_ -eq 'moto') { Get-MotoWrite $moto | Should -Be PutUserPolicy }
        (Test-GreengrassUserPermissions nothing @where -Evaluator Local).Passed | Should -BeTrue
    }
}
