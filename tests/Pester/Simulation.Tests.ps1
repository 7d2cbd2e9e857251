# Invoke-IotIamPolicySimulation: one question at a time, and files of cases.

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $read = '{ "Version": "2012-10-17", "Statement": [{ "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::flows/${aws:username}/*" }] }'
    $deny = @{ Version = '2012-10-17'; Statement = @{ Effect = 'Deny'; Action = 's3:*'; Resource = '*'; Condition = @{ Bool = @{ 'aws:SecureTransport' = 'false' } } } }
}

Describe 'Invoke-IotIamPolicySimulation' {
    It 'decides each action on each resource, and says why' {
        $results = Invoke-IotIamPolicySimulation $read s3:GetObject, s3:PutObject arn:aws:s3:::flows/ann/a, arn:aws:s3:::flows/bob/a -PrincipalArn arn:aws:iam::123456789012:user/ann
        $results.Decision | Should -Be Allowed, ImplicitlyDenied, ImplicitlyDenied, ImplicitlyDenied
        $results[0].Matched | Should -Be "statement 'Read' of identity policy 'PolicyDocument'"
        $results[1].Why | Should -BeLike 'Denied: no identity*s3:GetObject on arn:aws:s3:::flows/bob/a*'
    }

    It 'has only the context that is given' {
        (Invoke-IotIamPolicySimulation $read s3:GetObject arn:aws:s3:::flows/ann/a).MissingContextKey | Should -Be aws:username
        (Invoke-IotIamPolicySimulation $read s3:GetObject arn:aws:s3:::flows/ann/a -Context @{ 'aws:username' = 'ann' }).Decision | Should -Be Allowed
    }

    It 'counts documents from the pipeline together, as texts and objects' {
        $result = $read, $deny | Invoke-IotIamPolicySimulation -Action s3:GetObject -Resource arn:aws:s3:::flows/ann/a -Context @{ 'aws:username' = 'ann'; 'aws:SecureTransport' = $false }
        $result.Decision | Should -Be ExplicitlyDenied
    }

    It 'decides nothing where one of the policies cannot be read' {
        $allow = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }'
        $broken = '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }, }'
        $allow, $broken | Invoke-IotIamPolicySimulation -Action s3:DeleteBucket -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId | Should -BeLike 'PolicyMalformed,*'
        Invoke-IotIamPolicySimulation $allow, $broken s3:DeleteBucket -ErrorAction Ignore | Should -BeNullOrEmpty
        Invoke-IotIamPolicySimulation $allow s3:DeleteBucket -ServiceControlPolicy $broken -ErrorAction Ignore | Should -BeNullOrEmpty
        Invoke-IotIamPolicySimulation $allow s3:DeleteBucket -ResourceControlPolicy ./no-such.json -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'decides nothing where there is no policy' {
        { @() | Invoke-IotIamPolicySimulation -Action s3:GetObject -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
        { @() | Invoke-IotIamPolicySimulation -Action s3:GetObject -ResourcePolicy $read -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
        { Invoke-IotIamPolicySimulation -Action s3:GetObject -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
        { Invoke-IotIamPolicySimulation $read s3:GetObject -ResourceControlPolicy '' -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
        { Invoke-IotIamPolicySimulation $read s3:GetObject -ResourcePolicy $read, $read -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
        { Invoke-IotIamPolicySimulation $null s3:GetObject } | Should -Throw -ErrorId 'InvalidInput,*'
        (Invoke-IotIamPolicySimulation @() s3:GetObject).Decision | Should -Be ImplicitlyDenied
    }

    It 'takes policies as lines, statements, files and their paths, wherever it takes one' {
        $file = Join-Path $TestDrive 'policy.json'
        "{`n  `"Version`": `"2012-10-17`",`n  `"Statement`": { `"Sid`": `"All`", `"Effect`": `"Allow`", `"Action`": `"s3:*`",`n`n    `"Resource`": `"*`" }`n}" | Set-Content $file
        $question = @{ Action = 's3:GetObject' }
        (Get-Content $file | Invoke-IotIamPolicySimulation @question).Decision | Should -Be Allowed
        (Invoke-IotIamPolicySimulation (Get-Content $file) @question).Decision | Should -Be Allowed
        (Invoke-IotIamPolicySimulation $file @question).Matched | Should -Be "statement 'All' of identity policy 'policy.json'"
        (Get-Item $file | Invoke-IotIamPolicySimulation @question).Decision | Should -Be Allowed
        (Invoke-IotIamPolicySimulation '{ "Effect": "Allow", "Action": "*", "Resource": "*" }' @question).Decision | Should -Be Allowed
        (New-IotIamPolicyStatement s3:GetObject * | Invoke-IotIamPolicySimulation @question).Decision | Should -Be Allowed
        (Invoke-IotIamPolicySimulation $file @question -PermissionsBoundary (Get-Content $file) -SessionPolicy (Get-Item $file) -ServiceControlPolicy $file).Decision | Should -Be Allowed
    }

    It 'decides by a resource policy alone, and across accounts' {
        $theirs = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "s3:*", "Resource": "*" } }'
        $trust = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "iot.amazonaws.com" }, "Action": "sts:AssumeRole" } }'
        $question = @{ Action = 's3:GetObject'; Resource = 'arn:aws:s3:::corp/k'; PrincipalArn = 'arn:aws:iam::999999999999:user/x'; ResourcePolicy = $theirs }
        $allow = New-IotIamPolicyStatement s3:* *
        (Invoke-IotIamPolicySimulation -Action sts:AssumeRole -Resource arn:aws:iam::123456789012:role/x -PrincipalArn iot.amazonaws.com -ResourcePolicy $trust).Decision | Should -Be Allowed
        $assumed = Invoke-IotIamPolicySimulation $allow @question
        $assumed.Decision | Should -Be Allowed
        "$($assumed.Unresolved)" | Should -BeLike '*corp/k was taken to belong to 999999999999, the account of the principal*'
        $named = Invoke-IotIamPolicySimulation $allow @question -ResourceAccountId 111111111111
        $named.Decision | Should -Be ImplicitlyDenied
        $named.Unresolved | Should -BeNullOrEmpty
        (Invoke-IotIamPolicySimulation $allow @question -ResourceAccount 111111111111).BlockedBy | Should -Be Resource
        $question.PrincipalArn = 'arn:aws:iam::111111111111:user/x'
        (Invoke-IotIamPolicySimulation $allow @question -ResourceAccountId 111111111111).Decision | Should -Be Allowed
        $own = Invoke-IotIamPolicySimulation $allow s3:GetObject arn:aws:s3:::corp/k -ResourcePolicy $theirs
        $own.Unresolved | Should -BeNullOrEmpty -Because 'without a principal it is somebody of the account of the resource'
    }

    It 'limits by resource control policies, of the services that support them' {
        $all = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }'
        $never = '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*" } }'
        $results = Invoke-IotIamPolicySimulation $all s3:GetObject, iot:Publish -ResourceControlPolicy $never
        $results.Decision | Should -Be ExplicitlyDenied, Allowed
        $results[0].BlockedBy | Should -Be ResourceControl
        "$($results[1].Unresolved)" | Should -BeLike 'The resource control policies were not applied:*'
    }

    It 'limits by boundary, session and service control policies, and grants by resource policies' {
        $question = @{ Action = 's3:GetObject'; Resource = 'arn:aws:s3:::flows/ann/a'; Context = @{ 'aws:username' = 'ann' } }
        $other = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "iot:*", "Resource": "*" }] }'
        (Invoke-IotIamPolicySimulation $read @question -PermissionsBoundary $other).BlockedBy | Should -Be Boundary
        (Invoke-IotIamPolicySimulation $read @question -SessionPolicy $other).BlockedBy | Should -Be Session
        (Invoke-IotIamPolicySimulation $read @question -ServiceControlPolicy $other).BlockedBy | Should -Be ServiceControl
        $bucket = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::flows/*" }] }'
        (Invoke-IotIamPolicySimulation $other @question -ResourcePolicy $bucket).Decision | Should -Be Allowed
    }

    It 'tells of an unknown action with the nearest one, and of one that is none' {
        $null = Invoke-IotIamPolicySimulation $read s3:GetObjects -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*did you mean s3:GetObject?'
        { Invoke-IotIamPolicySimulation $read 's3:*' -WarningAction Ignore -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
        { Invoke-IotIamPolicySimulation $read s3:GetObject bucket -ErrorAction Stop } | Should -Throw -ErrorId 'RequestInvalid,*'
    }

    It 'runs a file of cases, counts those that differ, and goes on after a line that it cannot read' {
        $file = Join-Path $TestDrive 'cases.jsonl'
        $case = '{{"id":"{0}","identityPolicies":[{1}],"request":{{"principal":"arn:aws:iam::123456789012:user/ann","action":"s3:GetObject","resource":{{"arn":"arn:aws:s3:::flows/ann/a"}},"context":{{"aws:username":"ann"}}}},"expected":"{2}"}}'
        ($case -f 'right', $read, 'Allowed'), '{"id": }', ($case -f 'wrong', $read, 'ImplicitlyDenied') | Set-Content $file
        $results = Get-Item $file | Invoke-IotIamPolicySimulation -ErrorVariable errors -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
        $results.Id | Should -Be right, wrong
        $results.Differs | Should -Be $false, $true
        $results[1].Line | Should -Be 3
        $errors.FullyQualifiedErrorId | Should -BeLike 'DocumentMalformed,*'
        "$errors" | Should -BeLike '*line 2, column 8*'
        $warnings | Should -BeLike '1 of 3 cases differ from what they expect, 1 could not be read.'
    }

    It 'tells of lines that it cannot read, and of a file without cases' {
        $file = Join-Path $TestDrive 'unreadable.jsonl'
        '{', '{' | Set-Content $file
        $null = Invoke-IotIamPolicySimulation -CaseFile $file -ErrorAction Ignore -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '0 of 2 cases differ*, 2 could not be read.'
        '' | Set-Content $file
        { Invoke-IotIamPolicySimulation -CaseFile $file -ErrorAction Stop } | Should -Throw -ErrorId 'DocumentMalformed,*'
    }

    It 'has an error for a file that is not there' {
        { Invoke-IotIamPolicySimulation -CaseFile (Join-Path $TestDrive nope) -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotReadable,*'
    }
}
