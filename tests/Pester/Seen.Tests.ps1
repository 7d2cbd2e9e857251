# What others see in the account after our commands: the aws CLI, terraform, and IAM's own authorization.

BeforeDiscovery {
    . $PSScriptRoot/Common.ps1
    $noMoto = -not (Test-Moto)
    $noAws = $noMoto -or -not (Get-Command aws -ErrorAction Ignore)
    $terraformIs = if ($noMoto) { 'there is no moto' } else { Test-Terraform }
    if ($noAws) { Write-Warning 'NOT RUN: what the aws CLI sees: there is no aws, or no moto.' }
    if ($terraformIs) { Write-Warning "NOT RUN: what terraform sees: $terraformIs." }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $WarningPreference = 'Ignore'
}

Describe 'In moto' -Skip:$noMoto {
    BeforeAll {
        $moto = Start-Moto
        $deepLens = 'AWSDeepLensServiceRole', 'AWSDeepLensLambdaRole', 'AWSDeepLensGreengrassRole', 'AWSDeepLensGreengrassGroupRole', 'AWSDeepLensSagemakerRole'

        function Invoke-Aws {
            # The aws CLI on moto; its answer as objects.
            $environment = @{ AWS_ACCESS_KEY_ID = $MotoKeys.AccessKey; AWS_SECRET_ACCESS_KEY = $MotoSecret; AWS_DEFAULT_REGION = 'us-east-1' }
            Use-Environment $environment { aws --endpoint-url $moto.Url --output json @args } $args | Out-String | ConvertFrom-Json
        }
    }
    AfterAll { Stop-Moto $moto }
    AfterEach { Disconnect-IotIamAccount }

    Describe 'the aws CLI sees what the documents ask for' -Skip:$noAws {
        BeforeAll {
            Clear-Moto $moto
            Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys
            $null = New-DeepLensRole
            $null = New-ThingsGraphRole
            $null = New-GreengrassServiceRole
            $null = New-JetsDeployGroup
            $null = 'tung' | Add-JetsDeployUser -Create
            $null = Add-JetsDeployPermission -ManagedPolicyArn arn:aws:iam::aws:policy/service-role/AWSConfigRole
        }

        It '<Role> is trusted by <Trusted> and has <Policies>' -ForEach @(
            @{ Role = 'AWSDeepLensServiceRole'; Path = '/service-role/'; Trusted = 'deeplens.amazonaws.com'; Policies = 'AWSDeepLensServiceRolePolicy' }
            @{ Role = 'AWSDeepLensLambdaRole'; Path = '/service-role/'; Trusted = 'lambda.amazonaws.com'; Policies = 'AWSLambda_FullAccess', 'AWSLambdaBasicExecutionRole' }
            @{ Role = 'AWSDeepLensGreengrassRole'; Path = '/service-role/'; Trusted = 'greengrass.amazonaws.com'; Policies = 'AWSGreengrassResourceAccessRolePolicy' }
            @{ Role = 'AWSDeepLensGreengrassGroupRole'; Path = '/service-role/'; Trusted = 'greengrass.amazonaws.com'; Policies = 'AWSDeepLensLambdaFunctionAccessPolicy' }
            @{ Role = 'AWSDeepLensSagemakerRole'; Path = '/service-role/'; Trusted = 'sagemaker.amazonaws.com'; Policies = 'AmazonSageMakerFullAccess' }
            @{ Role = 'ThingsGraphFlowRole'; Path = '/'; Trusted = 'iotthingsgraph.amazonaws.com'; Policies = 'AWSIoTDataAccess' }
            @{ Role = 'Greengrass_ServiceRole'; Path = '/'; Trusted = 'greengrass.amazonaws.com'; Policies = 'AWSGreengrassResourceAccessRolePolicy', 'AmazonS3FullAccess' }
        ) {
            $seen = (Invoke-Aws iam get-role --role-name $Role).Role
            $seen.Path | Should -Be $Path
            $seen.MaxSessionDuration | Should -Be 3600
            $statement = $seen.AssumeRolePolicyDocument.Statement
            $statement | Should -HaveCount 1
            $statement.Effect | Should -Be 'Allow'
            $statement.Action | Should -Be 'sts:AssumeRole'
            $statement.Principal.Service | Should -Be $Trusted
            (Invoke-Aws iam list-attached-role-policies --role-name $Role).AttachedPolicies.PolicyName | Sort-Object | Should -Be ($Policies | Sort-Object)
        }

        It 'the Greengrass service role is for this account and Region only' {
            $condition = (Invoke-Aws iam get-role --role-name Greengrass_ServiceRole).Role.AssumeRolePolicyDocument.Statement.Condition
            $condition.StringEquals.'aws:SourceAccount' | Should -Be '123456789012'
            $condition.ArnLike.'aws:SourceArn' | Should -Be 'arn:aws:greengrass:us-east-1:123456789012:*'
        }

        It 'the Things Graph role has the action that its managed policy lacks' {
            (Invoke-Aws iam list-role-policies --role-name ThingsGraphFlowRole).PolicyNames | Should -Be 'ThingsGraphIotAccess'
            (Invoke-Aws iam get-role-policy --role-name ThingsGraphFlowRole --policy-name ThingsGraphIotAccess).PolicyDocument.Statement.Action | Should -Be 'iot:DescribeEndpoint'
        }

        It 'the Jets group has the documented policy, its user, and what took the place of AWSConfigRole' {
            $policy = (Invoke-Aws iam get-group-policy --group-name Jets --policy-name JetsPolicy).PolicyDocument
            $policy.Version | Should -Be '2012-10-17'
            $policy.Statement.Action | Should -Be 'apigateway:*', 'cloudformation:*', 'dynamodb:*', 'events:*', 'iam:*', 'lambda:*', 'logs:*', 'route53:*', 's3:*'
            $policy.Statement.Resource | Should -Be '*'
            (Invoke-Aws iam get-group --group-name Jets).Users.UserName | Should -Be 'tung'
            (Invoke-Aws iam list-attached-group-policies --group-name Jets).AttachedPolicies.PolicyArn | Should -Be 'arn:aws:iam::aws:policy/service-role/AWS_ConfigRole'
        }

        It 'an export of it opens as an account in which every test passes' {
            $export = Join-Path $TestDrive 'export.json'
            Invoke-Aws iam get-account-authorization-details | ConvertTo-Json -Depth 50 | Set-Content $export
            Connect-IotIamAccount $export -Region us-east-1
            Test-DeepLensRole -Quiet | Should -BeTrue
            Test-ThingsGraphRole -Quiet | Should -BeTrue
            Test-GreengrassServiceRole -Quiet | Should -BeTrue
            Test-JetsDeployGroup -UserName tung -Quiet | Should -BeTrue
            (New-DeepLensRole).Change | Sort-Object -Unique | Should -Be 'Unchanged'
        }
    }

    Describe 'roles that others made' -Skip:$noAws {
        BeforeEach { Clear-Moto $moto; Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys }

        It 'are used as they are, whatever the form of their policies is' {
            $trust = '{ "Version": "2012-10-17", "Statement": { "Sid": "x", "Effect": "Allow", "Principal": { "Service": ["sagemaker.amazonaws.com"] }, "Action": ["sts:AssumeRole"] } }'
            $null = Invoke-Aws iam create-role --role-name AWSDeepLensSagemakerRole --assume-role-policy-document $trust
            $null = Invoke-Aws iam attach-role-policy --role-name AWSDeepLensSagemakerRole --policy-arn arn:aws:iam::aws:policy/AmazonSageMakerFullAccess
            $null = Get-MotoCall $moto
            $role = New-DeepLensRole -Kind SageMaker
            $role.Change | Should -Be 'Unchanged'
            $role.Path | Should -Be '/'
            $role.Additional | Should -Be 'the path is /'
            Get-MotoWrite $moto | Should -BeNullOrEmpty
        }

        It 'that trust somebody else are an error until -Force' {
            $trust = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::210987654321:root" }, "Action": "sts:AssumeRole" }] }'
            $null = Invoke-Aws iam create-role --role-name AWSDeepLensServiceRole --assume-role-policy-document $trust
            $null = Get-MotoCall $moto
            $roles = New-DeepLensRole -ErrorAction SilentlyContinue -ErrorVariable errors
            $roles | Should -HaveCount 4
            $errors | Should -HaveCount 1
            $errors[0].FullyQualifiedErrorId | Should -Be 'RoleDrifted,IotIamTools.Commands.NewDeepLensRoleCommand'
            $errors[0].TargetObject | Should -Be 'AWSDeepLensServiceRole'
            "$($errors[0])" | Should -BeLike '*the trust policy is another*deeplens.amazonaws.com*210987654321*'
            (Invoke-Aws iam get-role --role-name AWSDeepLensServiceRole).Role.AssumeRolePolicyDocument.Statement.Principal.AWS | Should -Not -BeNullOrEmpty
            (New-DeepLensRole -Force).Change | Should -Be 'Updated', 'Unchanged', 'Unchanged', 'Unchanged', 'Unchanged'
            (Invoke-Aws iam get-role --role-name AWSDeepLensServiceRole).Role.AssumeRolePolicyDocument.Statement.Principal.Service | Should -Be 'deeplens.amazonaws.com'
        }
    }

    Describe 'terraform' -Skip:([bool]$terraformIs) {
        It 'imports the DeepLens roles and would change nothing' {
            Clear-Moto $moto
            Connect-IotIamAccount -EndpointUrl $moto.Url @MotoKeys
            $null = New-DeepLensRole
            $folder = New-Item (Join-Path $TestDrive 'terraform') -ItemType Directory
            Get-TerraformProvider $moto | Set-Content (Join-Path $folder provider.tf)
            Get-TerraformDeepLens -Import | Set-Content (Join-Path $folder roles.tf)
            Invoke-Terraform $folder 'init', '-input=false', '-no-color'
            Invoke-Terraform $folder 'plan', '-input=false', '-no-color', '-out=plan.bin'
            $plan = Invoke-Terraform $folder 'show', '-json', 'plan.bin' | ConvertFrom-Json -Depth 50
            $changes = $plan.resource_changes
            $changes | Should -HaveCount 11
            @($changes.change.importing.id | Where-Object { $_ }) | Should -HaveCount 11
            $changes | Where-Object { "$($_.change.actions)" -ne 'no-op' } | ForEach-Object address | Should -BeNullOrEmpty
            # With the imports in its state, a plan is empty, and says so by its exit code.
            Invoke-Terraform $folder 'apply', '-input=false', '-no-color', 'plan.bin'
            Invoke-Terraform $folder 'plan', '-input=false', '-no-color', '-detailed-exitcode'
            # And it would have seen a difference.
            $null = New-DeepLensRole -Kind Service -Tag Owner=ann
            { Invoke-Terraform $folder 'plan', '-input=false', '-no-color', '-detailed-exitcode' } | Should -Throw '*exit code 2*'
        }
    }

    Describe 'a caller whom IAM does not allow all' -Skip:$noAws {
        BeforeAll {
            Clear-Moto $moto
            $null = Invoke-Aws iam create-user --user-name reader
            $null = Invoke-Aws iam put-user-policy --user-name reader --policy-name p --policy-document '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["iam:Get*", "iam:List*"], "Resource": "*" }] }'
            $key = (Invoke-Aws iam create-access-key --user-name reader).AccessKey
            $reader = @{ AccessKey = $key.AccessKeyId; SecretKey = $key.SecretAccessKey; Region = 'us-east-1'; EndpointUrl = $moto.Url }
            # From here on moto decides each call as IAM does.
            $null = Invoke-RestMethod "$($moto.Url)/moto-api/reset-auth" -Method Post -Body '0' -ContentType text/plain
        }
        AfterAll { $null = Invoke-RestMethod "$($moto.Url)/moto-api/reset-auth" -Method Post -Body '1000000' -ContentType text/plain }

        It 'is told which action it lacks, what was done and what is left' {
            $result = New-ThingsGraphRole @reader -ErrorAction SilentlyContinue -ErrorVariable errors
            $result | Should -BeNullOrEmpty
            $errors | Should -HaveCount 1
            $errors[0].FullyQualifiedErrorId | Should -Be 'AccessDenied,IotIamTools.Commands.NewThingsGraphRoleCommand'
            $errors[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
            $errors[0].TargetObject | Should -Be 'ThingsGraphFlowRole'
            "$($errors[0])" | Should -BeLike '*could not create the role*iam:CreateRole*Done: nothing. Left: create the role*'
        }

        It 'can rehearse and test all the same' {
            New-DeepLensRole @reader -WhatIf | Should -BeNullOrEmpty
            (Test-ThingsGraphRole @reader).Passed | Should -BeFalse
        }

        It 'is told where its key is not known' {
            { New-ThingsGraphRole -AccessKey AKIAI44QH8DHBEXAMPLE -SecretKey x -Region us-east-1 -EndpointUrl $moto.Url } |
                Should -Throw -ErrorId 'InvalidClientTokenId,IotIamTools.Commands.NewThingsGraphRoleCommand'
        }

        It 'is told where the secret is another' {
            $wrong = $reader + @{}
            $wrong.SecretKey = 'another'
            $caught = $null
            try { New-ThingsGraphRole @wrong } catch { $caught = $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike '*,IotIamTools.Commands.NewThingsGraphRoleCommand'
            "$caught" | Should -BeLike '*signature*'
            "$caught $($caught | ConvertTo-Json -Depth 3 -WarningAction Ignore)" | Should -Not -BeLike "*$($reader.SecretKey)*"
        }
    }
}

Describe 'Without a way to the account' {
    It 'it says which credentials were looked for' {
        # In a process that has connected, no account at all would be the error.
        $id, $caught = Invoke-Child -Script {
            Import-Module $ModulePath
            try { New-ThingsGraphRole -Region us-east-1 } catch { $_.FullyQualifiedErrorId; "$_" }
        }
        $id | Should -Be 'CredentialsNotFound,IotIamTools.Commands.NewThingsGraphRoleCommand'
        "$caught" | Should -BeLike '*environment*'
        "$caught" | Should -BeLike '*profile*'
    }

    It 'it says which endpoint does not answer, and ends at the first of many' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $url = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
        $listener.Stop()
        $caught = $null
        try { 'a', 'b' | New-ThingsGraphRole -EndpointUrl $url @MotoKeys } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be 'EndpointUnreachable,IotIamTools.Commands.NewThingsGraphRoleCommand'
        "$caught" | Should -BeLike "*$url*"
    }

    It 'an account file that is none is left as it is' {
        $bad = Join-Path $TestDrive 'bad.json'
        'no account' | Set-Content $bad
        { New-ThingsGraphRole -Account $bad } | Should -Throw -ErrorId 'AccountFileInvalid,*'
        Get-Content $bad | Should -Be 'no account'
    }
}
