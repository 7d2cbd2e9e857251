# New-IotIamPolicyStatement, ConvertTo-IotIamPolicy, Test-IotIamPolicy: policies built, combined and tested, without any account.

BeforeAll {
    . $PSScriptRoot/Common.ps1

    $topic = 'arn:aws:iot:eu-west-1:123456789012:topic/oslo/heat'
    $read = '{ "Version": "2012-10-17", "Statement": [{ "Sid": "Read", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::flows/*" }] }'
    $broad = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["iam:PassRole", "s3:GetObjcet", "iot:*"], "Resource": "*" }] }'
    $trust = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] }'

    function Complete([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches.CompletionText
    }

    function Get-Shown($InputObject, [int] $Width = 80) {
        # What a window of that width shows, line by line.
        $PSStyle.OutputRendering = 'PlainText'
        ($InputObject | Out-String -Width $Width).ReplaceLineEndings("`n").Trim("`n") -split "`n"
    }
}

Describe 'New-IotIamPolicyStatement' {
    It 'takes an action and a resource by position' {
        $statement = New-IotIamPolicyStatement iot:Publish $topic
        $statement | Should -BeOfType IotIamTools.PolicyStatement
        $statement.Effect | Should -Be Allow
        $statement.Action | Should -Be iot:Publish
        $statement.Resource | Should -Be $topic
        "$statement" | Should -BeExactly "{`"Effect`":`"Allow`",`"Action`":`"iot:Publish`",`"Resource`":`"$topic`"}"
    }

    It 'takes every part by name' {
        $all = @{
            Sid       = 'All'
            Effect    = 'Deny'
            Action    = 's3:GetObject', 's3:PutObject'
            Resource  = 'arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'
            Principal = @{ AWS = '123456789012', 'arn:aws:iam::210987654321:root'; Service = 'iot.amazonaws.com' }
            Condition = [ordered]@{
                StringEquals = @{ 'aws:SourceAccount' = 123456789012; 'aws:PrincipalOrgID' = 'o-1', 'o-2' }
                Bool         = @{ 'aws:SecureTransport' = $true }
                DateLessThan = @{ 'aws:CurrentTime' = [datetime]::new(2027, 1, 31, 12, 0, 0, [DateTimeKind]::Utc) }
            }
        }
        "$(New-IotIamPolicyStatement @all)" | Should -BeExactly (
            '{"Sid":"All","Effect":"Deny","Principal":{"AWS":["123456789012","arn:aws:iam::210987654321:root"],"Service":"iot.amazonaws.com"},' +
            '"Action":["s3:GetObject","s3:PutObject"],"Resource":["arn:aws:s3:::a/*","arn:aws:s3:::b/*"],' +
            '"Condition":{"StringEquals":{"aws:PrincipalOrgID":["o-1","o-2"],"aws:SourceAccount":"123456789012"},"Bool":{"aws:SecureTransport":"true"},"DateLessThan":{"aws:CurrentTime":"2027-01-31T12:00:00Z"}}}')
    }

    It 'takes what a statement is not about' {
        $statement = New-IotIamPolicyStatement -NotAction iam:* -NotResource $topic -NotPrincipal 123456789012 -Effect Deny
        "$statement" | Should -BeExactly "{`"Effect`":`"Deny`",`"NotPrincipal`":{`"AWS`":`"123456789012`"},`"NotAction`":`"iam:*`",`"NotResource`":`"$topic`"}"
        $statement.NotPrincipal | Should -Be 'AWS: 123456789012'
    }

    It 'makes one statement of all actions that come by pipeline' {
        $statement = 'iot:Publish', 'iot:Connect', 'IOT:publish' | New-IotIamPolicyStatement -Resource *
        @($statement) | Should -HaveCount 1
        $statement.Action | Should -Be iot:Publish, iot:Connect
    }

    It 'takes actions from objects that have them' {
        $statement = Get-IotIamPermissionSet things-graph-user -Action Get* -Detailed | New-IotIamPolicyStatement -Resource *
        @($statement) | Should -HaveCount 1
        $statement.Action.Count | Should -BeGreaterThan 3
        $statement.Action | ForEach-Object { $_ | Should -BeLike 'iotthingsgraph:Get*' }
        $statement.Resource | Should -Be *
    }

    It 'knows the principal <Text> for what it is' -ForEach @(
        @{ Text = '*'; Expected = '"*"' }
        @{ Text = '123456789012'; Expected = '{"AWS":"123456789012"}' }
        @{ Text = 'arn:aws:iam::123456789012:user/ann'; Expected = '{"AWS":"arn:aws:iam::123456789012:user/ann"}' }
        @{ Text = 'greengrass.amazonaws.com'; Expected = '{"Service":"greengrass.amazonaws.com"}' }
        @{ Text = 'cognito-identity.amazonaws.com'; Expected = '{"Federated":"cognito-identity.amazonaws.com"}' }
        @{ Text = 'arn:aws:iam::123456789012:saml-provider/corp'; Expected = '{"Federated":"arn:aws:iam::123456789012:saml-provider/corp"}' }
        @{ Text = 'iot.amazonaws.com', '123456789012'; Expected = '{"Service":"iot.amazonaws.com","AWS":"123456789012"}' }
        @{ Text = @{ federated = 'graph.facebook.com' }; Expected = '{"Federated":"graph.facebook.com"}' }
        @{ Text = [pscustomobject]@{ Service = 'iot.amazonaws.com' }; Expected = '{"Service":"iot.amazonaws.com"}' }
    ) {
        "$(New-IotIamPolicyStatement sts:AssumeRole -Principal $Text)" | Should -BeExactly "{`"Effect`":`"Allow`",`"Principal`":$Expected,`"Action`":`"sts:AssumeRole`"}"
    }

    It 'says of <Arguments.Keys> what is wrong and what to do: <Message>' -ForEach @(
        @{ Arguments = @{}; Message = 'The statement has no action; give -Action*or -NotAction.' }
        @{ Arguments = @{ Action = 'iot:Publish' }; Message = 'The statement has no resource; give -Resource with an ARN*need -Principal.' }
        @{ Arguments = @{ Action = 'iot:Publish'; NotAction = 'iot:Connect'; Resource = '*' }; Message = '-Action and -NotAction cannot stand in one statement; give -Action *' }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = '*'; NotResource = '*' }; Message = '-Resource and -NotResource cannot stand in one statement; give -Resource *' }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = '*'; Principal = '*'; NotPrincipal = '*' }; Message = '-Principal and -NotPrincipal cannot stand in one statement; give -Principal *' }
        @{ Arguments = @{ Action = 'Publish'; Resource = '*' }; Message = "-Action: 'Publish' is not an action; write SERVICE:ACTION *" }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = 'topic' }; Message = "-Resource: 'topic' is not a resource; write an ARN *" }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = @() }; Message = "-Resource: the list of 'Resource' is empty; write at least one value." }
        @{ Arguments = @{ Action = 'iot:Publish'; NotResource = 'topic' }; Message = "-NotResource: 'topic' is not a resource*" }
        @{ Arguments = @{ Action = 'sts:AssumeRole'; Principal = 'ann' }; Message = "-Principal: 'ann' is no principal; write an account id*hashtable*" }
        @{ Arguments = @{ Action = 'sts:AssumeRole'; Principal = 12345678901 }; Message = "-Principal: '12345678901' is no account id, which has twelve digits; *quotes." }
        @{ Arguments = @{ Action = 'sts:AssumeRole'; NotPrincipal = @{ Servce = 'iot.amazonaws.com' } }; Message = "-NotPrincipal: 'NotPrincipal' has no element 'Servce'; did you mean 'Service'`?" }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = '*'; Condition = @{ 'aws:SourceAccount' = '1' } }; Message = "-Condition: 'aws:SourceAccount' is given without condition keys; write*StringEquals = @{ 'aws:SourceAccount' =*" }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = '*'; Condition = @{ StringEqual = @{ 'aws:x' = '1' } } }; Message = "-Condition: 'StringEqual' is not a condition operator; did you mean 'StringEquals'`?" }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = '*'; Condition = @{ StringEquals = @{ 'aws:x' = $null } } }; Message = "-Condition: a value of 'aws:x' is null*" }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = '*'; Condition = @{ StringEquals = @{ account = '1' } } }; Message = "IAM would refuse the statement: the condition key 'account' must be prefaced by a vendor*" }
        @{ Arguments = @{ Action = 'iot:Publish'; Resource = '*'; Sid = 'my own' }; Message = 'IAM would refuse the statement: a Sid in IAM holds letters*' }
    ) {
        { New-IotIamPolicyStatement @Arguments } | Should -Throw $Message -ErrorId 'StatementInvalid,IotIamTools.Commands.NewIotIamPolicyStatementCommand'
    }

    It 'tells of an action that is not known once, with the nearest one' {
        $statement = New-IotIamPolicyStatement s3:GetObjcet, iot:Nothing*, s3:Get* * -WarningVariable warnings -WarningAction SilentlyContinue
        $statement.Action.Count | Should -Be 3
        $warnings | Should -Be 'The action s3:GetObjcet is not known; did you mean s3:GetObject?', 'No action matches iot:Nothing*.'
    }

    It 'gives the same text whatever order a hashtable has' {
        $keys = @{}
        1..20 | ForEach-Object { $keys["aws:RequestTag/t$_"] = "$_" }
        $child = Invoke-Child -Argument $keys {
            param($keys)
            Import-Module $ModulePath
            "$(New-IotIamPolicyStatement iot:Publish * -Condition @{ StringEquals = $keys })"
        }
        "$(New-IotIamPolicyStatement iot:Publish * -Condition @{ StringEquals = $keys })" | Should -BeExactly $child
    }

    It 'is a policy wherever one is taken' {
        (New-IotIamPolicyStatement iot:Publish * | Invoke-IotIamPolicySimulation -Action iot:Publish).Decision | Should -Be Allowed
        $document = @{ Version = '2012-10-17'; Statement = (New-IotIamPolicyStatement iot:Publish *), (New-IotIamPolicyStatement iot:Publish $topic -Effect Deny) }
        (Invoke-IotIamPolicySimulation $document iot:Publish $topic).Decision | Should -Be ExplicitlyDenied
    }

    It 'fits 80 columns' {
        $shown = Get-Shown (New-IotIamPolicyStatement iot:Publish, iot:Connect $topic -Sid Publish), (New-IotIamPolicyStatement -NotAction iam:* -NotResource $topic -Effect Deny)
        $shown[0] | Should -Be 'Effect Sid            Action                         Resource'
        $shown[2] | Should -BeLike 'Allow  Publish        iot:Publish, iot:Connect       arn:aws:iot:*'
        "$shown" | Should -BeLike '*Deny                  all but iam:*'
        $shown | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }

    It 'has a list that leaves out what the statement has not' {
        $shown = Get-Shown (New-IotIamPolicyStatement sts:AssumeRole -Principal iot.amazonaws.com -Condition @{ StringEquals = @{ 'aws:SourceAccount' = '123456789012' } } | Format-List)
        $shown | Should -Be 'Effect    : Allow', 'Principal : Service: iot.amazonaws.com', 'Action    : sts:AssumeRole', 'Condition : StringEquals aws:SourceAccount = 123456789012'
    }
}

Describe 'Tab' {
    It 'completes services, then their actions' {
        Complete 'New-IotIamPolicyStatement iotth' | Should -Be iotthingsgraph:
        Complete 'New-IotIamPolicyStatement -Action IOT:Publ' | Should -Be iot:Publish
        Complete 'New-IotIamPolicyStatement iot:Publish, s3:GetObjectTo' | Should -Be s3:GetObjectTorrent
        Complete "New-IotIamPolicyStatement -NotAction 'iot:Publ" | Should -Be iot:Publish
        Complete 'Invoke-IotIamPolicySimulation $x iot:Publ' | Should -Be iot:Publish
        @(Complete 'New-IotIamPolicyStatement iot:').Count | Should -BeGreaterThan 200
    }

    It 'says what a service is, and what an action does' {
        $found = (TabExpansion2 'New-IotIamPolicyStatement iot:Publ' 34).CompletionMatches
        $found.ToolTip | Should -Be 'Write, AWS IoT'
        (TabExpansion2 'New-IotIamPolicyStatement iotthingsg' 36).CompletionMatches.ToolTip | Should -Be 'AWS IoT Things Graph (has ended)'
    }

    It 'says nothing of what there is not' {
        $Error.Clear()
        Complete 'New-IotIamPolicyStatement -NotAction nosuch:' | Should -BeNullOrEmpty
        Complete 'New-IotIamPolicyStatement -NotAction *:Get' | Should -BeNullOrEmpty
        $Error.Count | Should -Be 0
    }

    It 'completes the levels and kinds of a test' {
        Complete 'Test-IotIamPolicy -FailOn S' | Should -Be Security, Suggestion
        Complete 'Test-IotIamPolicy -Kind T' | Should -Be Trust
    }
}

Describe 'ConvertTo-IotIamPolicy' {
    It 'combines statements, indented for people and compressed for quotas' {
        $statements = (New-IotIamPolicyStatement iot:Publish $topic -Sid A), (New-IotIamPolicyStatement iot:Connect * -Effect Deny)
        $text = $statements | ConvertTo-IotIamPolicy
        $text | Should -BeOfType string
        $text | Should -BeExactly (@(
                '{', '  "Version": "2012-10-17",', '  "Statement": ['
                '    {', '      "Sid": "A",', '      "Effect": "Allow",', '      "Action": "iot:Publish",', "      `"Resource`": `"$topic`"", '    },'
                '    {', '      "Effect": "Deny",', '      "Action": "iot:Connect",', '      "Resource": "*"', '    }', '  ]', '}') -join "`n")
        ConvertTo-IotIamPolicy $statements -Compress | Should -BeExactly "{`"Version`":`"2012-10-17`",`"Statement`":[$($statements[0]),$($statements[1])]}"
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'JSON text'; Make = { $read } }
        @{ What = 'the lines of a file'; Make = { $read | ConvertFrom-Json | ConvertTo-Json -Depth 9 | Set-Content $TestDrive/lines.json; , (Get-Content $TestDrive/lines.json) } }
        @{ What = 'what ConvertFrom-Json gives'; Make = { $read | ConvertFrom-Json } }
        @{ What = 'what ConvertFrom-Json -AsHashtable gives'; Make = { $read | ConvertFrom-Json -AsHashtable } }
        @{ What = 'the statements of it'; Make = { ($read | ConvertFrom-Json).Statement } }
        @{ What = 'a statement as JSON'; Make = { ($read | ConvertFrom-Json).Statement | ConvertTo-Json } }
        @{ What = 'statements as a JSON list'; Make = { ConvertTo-Json -InputObject @(($read | ConvertFrom-Json).Statement) } }
        @{ What = 'a hashtable'; Make = { @{ Version = '2012-10-17'; Statement = @{ Sid = 'Read'; Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::flows/*' } } } }
        @{ What = 'a hashtable of statements'; Make = { @{ Statement = New-IotIamPolicyStatement s3:GetObject arn:aws:s3:::flows/* -Sid Read } } }
        @{ What = 'a file'; Make = { $read | Set-Content $TestDrive/read.json; Get-Item $TestDrive/read.json } }
        @{ What = 'the path of a file'; Make = { $read | Set-Content $TestDrive/read.json; "$TestDrive/read.json" } }
        @{ What = 'what AWS Tools for PowerShell gives'; Make = { [pscustomobject]@{ PolicyName = 'p'; PolicyDocument = [uri]::EscapeDataString($read) } } }
        @{ What = 'an object whose property is a script'; Make = { [pscustomobject]@{ Version = '2012-10-17'; Kept = ($read | ConvertFrom-Json).Statement } | Add-Member ScriptProperty Statement { $this.Kept } -PassThru | Select-Object Version, Statement } }
        @{ What = 'a part of an object that is a script'; Make = { [pscustomobject]@{ Text = $read } | Add-Member ScriptProperty Document { $this.Text } -PassThru } }
        @{ What = 'what the aws CLI gives'; Make = { @{ PolicyVersion = 1; Document = $read | ConvertFrom-Json } } }
    ) {
        $expected = '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::flows/*"}]}'
        $made = & $Make
        $made | ConvertTo-IotIamPolicy -Compress | Should -BeExactly $expected
        ConvertTo-IotIamPolicy $made -Compress | Should -BeExactly $expected
    }

    It 'takes files by -Path with wildcards, and by -LiteralPath' {
        $read | Set-Content -LiteralPath "$TestDrive/w[1].json"
        $trust.Replace('sts:AssumeRole', 's3:GetObject') | Set-Content $TestDrive/w2.json
        (ConvertTo-IotIamPolicy -LiteralPath "$TestDrive/w[1].json" | ConvertFrom-Json).Statement.Sid | Should -Be Read
        (Get-ChildItem $TestDrive/w* | Where-Object Name -Like '*1*' | ConvertTo-IotIamPolicy | ConvertFrom-Json).Statement.Sid | Should -Be Read
        (ConvertTo-IotIamPolicy -Path "$TestDrive/w*1*.json" | ConvertFrom-Json).Statement.Sid | Should -Be Read
    }

    It 'gives equal statements once, in order, each with a Sid of its own' {
        $console = '{{ "Version": "2012-10-17", "Statement": [{{ "Sid": "VisualEditor0", "Effect": "Allow", "Action": "{0}", "Resource": "*" }}] }}'
        $text = ($console -f 'iot:Publish'), ($console -f 'iot:Connect'), ($console -f 'IOT:publish') |
            ConvertTo-IotIamPolicy -WarningVariable warnings -WarningAction SilentlyContinue
        $statements = ($text | ConvertFrom-Json).Statement
        $statements.Sid | Should -Be VisualEditor0, VisualEditor02
        $statements.Action | Should -Be iot:Publish, iot:Connect
        $warnings | Should -BeLike '*VisualEditor0 is now VisualEditor02.'
    }

    It 'has the Id that is given, or the one that there is' {
        $with = $read.Replace('"Version"', '"Id": "a", "Version"')
        ($with | ConvertTo-IotIamPolicy | ConvertFrom-Json).Id | Should -Be a
        ($with, $read | ConvertTo-IotIamPolicy -Id b | ConvertFrom-Json).Id | Should -Be b
        ($with, $with.Replace('"a"', '"c"') | ConvertTo-IotIamPolicy -WarningAction Ignore).Contains('"Id"') | Should -BeFalse
    }

    It 'tells of a policy of the old version whose text becomes a variable' {
        $old = '{ "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/${aws:username}/*" }] }'
        $null = $old | ConvertTo-IotIamPolicy -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike 'Statement 1 is from a policy of version 2008-10-17*it is a variable*'
    }

    It 'warns where the result is larger than a managed policy may be' {
        $many = 1..200 | ForEach-Object { New-IotIamPolicyStatement iot:Publish "arn:aws:iot:eu-west-1:123456789012:topic/$_" }
        $text = $many | ConvertTo-IotIamPolicy -WarningVariable warnings -WarningAction SilentlyContinue
        ($text | ConvertFrom-Json).Statement | Should -HaveCount 200
        $warnings | Should -BeLike 'The policy has * characters; a managed policy may have 6144*'
    }

    It 'gives no policy where IAM would refuse it, and an error for each statement' {
        $result = [pscustomobject]@{ Effect = 'Allow'; Action = 'iot:Publish' }, (New-IotIamPolicyStatement iot:Connect *), [pscustomobject]@{ Sid = 'a b'; Effect = 'Allow'; Action = 'iot:Publish'; Resource = '*' } |
            ConvertTo-IotIamPolicy -ErrorVariable errors -ErrorAction SilentlyContinue
        $result | Should -BeNullOrEmpty
        $errors | Should -HaveCount 2
        $errors.FullyQualifiedErrorId | Should -Be 'PolicyMalformed,IotIamTools.Commands.ConvertToIotIamPolicyCommand', 'PolicyMalformed,IotIamTools.Commands.ConvertToIotIamPolicyCommand'
        "$($errors[0])" | Should -Be 'IAM would refuse the result as a policy of kind Identity: statement 1: it has neither Resource nor NotResource. The statement is {"Effect":"Allow","Action":"iot:Publish"}.'
        "$($errors[1])" | Should -BeLike "*statement 3 ('a b'): a Sid in IAM holds letters*"
        $errors[0].TargetObject.Action | Should -Be iot:Publish
    }

    It 'says which file a refused statement is from' {
        $read.Replace('"Resource": "arn:aws:s3:::flows/*"', '"Condition": {}') | Set-Content $TestDrive/refused.json
        { ConvertTo-IotIamPolicy -Path $TestDrive/refused.json -ErrorAction Stop } | Should -Throw '*statement 1*neither Resource nor NotResource*refused.json.' -ErrorId 'PolicyMalformed,*'
    }

    It 'takes it for the kind that is asked for' {
        $trust | ConvertTo-IotIamPolicy -Compress | Should -BeLike '*lambda*'
        { $trust | ConvertTo-IotIamPolicy -Kind Identity -ErrorAction Stop } | Should -Throw '*of kind Identity: statement 1: it has a Principal*' -ErrorId 'PolicyMalformed,*'
        { $trust, $read | ConvertTo-IotIamPolicy -ErrorAction Stop } | Should -Throw '*of kind Resource: statement*' -ErrorId 'PolicyMalformed,*'
    }

    It 'gives no policy where one of the input cannot be read: an error for it, with its place' {
        $result = $read, '{ "Version": "2012-10-17", "Statement": [', @{ Statement = @{ Effect = 'Alow'; Action = 'a:b' } }, 'nope.json', (Get-Process -Id $PID), $broad |
            ConvertTo-IotIamPolicy -ErrorVariable errors -ErrorAction SilentlyContinue
        $result | Should -BeNullOrEmpty
        $errors.FullyQualifiedErrorId -replace ',.*' | Should -Be PolicyMalformed, PolicyMalformed, FileNotReadable, PolicyMalformed
        "$($errors[0])" | Should -BeLike 'policy 2: line 1, column *'
        "$($errors[1])" | Should -BeLike "policy 3: at `$.Statement.Effect: the effect 'Alow' is neither*"
        "$($errors[2])" | Should -Be "'nope.json' is neither JSON nor a file that is there."
        "$($errors[3])" | Should -BeLike 'An object of type System.Diagnostics.Process is no policy; give*'
    }

    It 'has an error for an object that does not give its policy' {
        $broken = [pscustomobject]@{ Version = '2012-10-17' } | Add-Member ScriptProperty Statement { throw 'not now' } -PassThru
        { $broken | ConvertTo-IotIamPolicy -ErrorAction Stop } | Should -Throw 'The policy cannot be read: *not now*.' -ErrorId 'PolicyMalformed,*'
    }

    It 'has an error where there is nothing to combine' {
        { @() | ConvertTo-IotIamPolicy -ErrorAction Stop } | Should -Throw '*the policy has no statements.' -ErrorId 'PolicyMalformed,*'
    }

    It 'does not follow an object that holds itself for ever' {
        $loop = @{ Version = '2012-10-17' }
        $loop.Statement = $loop
        { $loop | ConvertTo-IotIamPolicy -ErrorAction Stop } | Should -Throw '*holds itself.' -ErrorId 'PolicyMalformed,*'
        { Invoke-IotIamPolicySimulation $loop iot:Publish } | Should -Throw '*holds itself*'
    }

    It 'gives what other commands and files take' {
        $policy = New-IotIamPolicyStatement dynamodb:GetItem arn:aws:dynamodb:eu-west-1:123456789012:table/Inventory | ConvertTo-IotIamPolicy
        (Invoke-IotIamPolicySimulation $policy dynamodb:GetItem arn:aws:dynamodb:eu-west-1:123456789012:table/Inventory).Decision | Should -Be Allowed
        $policy | Set-Content $TestDrive/made.json
        (Get-Content $TestDrive/made.json -Raw).Trim() | Should -BeExactly $policy
        Test-IotIamPolicy $TestDrive/made.json -FailOn Suggestion -Quiet | Should -BeTrue

        try {
            Connect-IotIamAccount $TestDrive/account.json -Create
            (New-DeepLensRole -RoleName Lab -AdditionalPolicy $policy -WarningAction Ignore).Change | Should -Be Created
            (Test-DeepLensRole -RoleName Lab -AdditionalPolicy $policy).Passed | Should -BeTrue
            Get-Content $TestDrive/account.json -Raw | Should -BeLike '*dynamodb:GetItem*'
        }
        finally { Disconnect-IotIamAccount }
    }
}

Describe 'Test-IotIamPolicy' {
    It 'gives a result for each policy' {
        $results = $read, $broad, $trust | Test-IotIamPolicy
        $results | Should -BeOfType IotIamTools.PolicyTestResult
        $results.Name | Should -Be 'policy 1', 'policy 2', 'policy 3'
        $results.Kind | Should -Be Identity, Identity, Trust
        $results.Passed | Should -Be $true, $true, $true
        $results[0].Findings | Should -BeNullOrEmpty
        $results[1].Findings.Rule | Should -Be PassRoleToAnything, WholeService, UnknownAction
        $results[1] | ForEach-Object { $_.ErrorCount, $_.SecurityCount, $_.WarningCount, $_.SuggestionCount } | Should -Be 0, 1, 1, 1
        "$($results[1].Findings[2])" | Should -Be "Warning UnknownAction: statement 1: there is no action 's3:GetObjcet'; did you mean 's3:GetObject'?"
        "$($results[0])" | Should -Be 'policy 1: passed'
    }

    It 'fails from <FailOn> on' -ForEach @(
        @{ FailOn = 'Error'; Passed = $true, $true, $true, $false }
        @{ FailOn = 'Security'; Passed = $true, $true, $false, $false }
        @{ FailOn = 'Warning'; Passed = $true, $true, $false, $false }
        @{ FailOn = 'Suggestion'; Passed = $true, $false, $false, $false }
    ) {
        $refused = $read.Replace('"Read"', '"not allowed"')
        ($read, $trust, $broad, $refused | Test-IotIamPolicy -FailOn $FailOn).Passed | Should -Be $Passed
        Test-IotIamPolicy $broad -FailOn $FailOn -Quiet | Should -Be $Passed[2]
    }

    It 'has a finding with line and column for a text that is no policy, and goes on' {
        $results = "{`n  `"Version`": `"2012-10-17`",`n  `"Statement`": [{ `"Effect`": `"Alow`" }]`n}", '{', $read, '' | Test-IotIamPolicy -ErrorVariable errors
        $errors | Should -BeNullOrEmpty
        $results.Passed | Should -Be $false, $false, $true
        $results[0].Kind | Should -BeNullOrEmpty
        $results[0].Findings[0].Position.Line | Should -Be 3
        "$($results[0].Findings)" | Should -BeLike "Error Syntax: line 3, column *: the statement has neither 'Action' nor 'NotAction'"
        ('' | Test-IotIamPolicy).Findings.Rule | Should -Be Syntax
    }

    It 'has a finding with the path of an object that is no policy' {
        $row = @{ Version = '2012-10-17'; Statement = @{ Effect = 'Alow'; Action = 'iot:Publish'; Resource = '*' } } | Test-IotIamPolicy -Detailed
        $row.Message | Should -BeLike "at `$.Statement.Effect: the effect 'Alow' is neither*"
        $row.Line | Should -BeNullOrEmpty
    }

    It 'takes the kind from the policy, or what is asked for' {
        (Test-IotIamPolicy $trust -Kind Identity).Passed | Should -BeFalse
        (Test-IotIamPolicy $trust -Kind Identity).Kind | Should -Be Identity
        (Test-IotIamPolicy $broad -Kind ServiceControl -FailOn Security).Passed | Should -BeTrue
        (Test-IotIamPolicy $read.Replace('"Action"', '"Principal": "*", "Action"')).Kind | Should -Be Resource
        (Test-IotIamPolicy $read -Kind ResourceControl).ErrorCount | Should -BeGreaterThan 0
    }

    It 'gives a row for each finding with -Detailed' {
        $rows = $read, $broad.Replace('"Resource": "*"', '"Condition": {}') | Test-IotIamPolicy -Detailed
        $rows | Should -BeOfType IotIamTools.PolicyTestRow
        $rows.Level | Should -Be Error, Suggestion, Warning
        $rows.Rule | Should -Be Refused, WholeService, UnknownAction
        $rows.Statement | Should -Be 1, 1, 1
        $rows.Name | Should -Be 'policy 2', 'policy 2', 'policy 2'
        "$($rows[2])" | Should -BeLike 'policy 2: Warning UnknownAction: statement 1: there is no action*'
        $csv = $rows | ConvertTo-Csv | ConvertFrom-Csv
        $csv[0].Message | Should -Be 'statement 1: it has neither Resource nor NotResource'
    }

    Describe 'files' {
        BeforeAll {
            $folder = New-Item -ItemType Directory (Join-Path $TestDrive policies)
            $null = New-Item -ItemType Directory (Join-Path $folder more.json)
            $read | Set-Content $folder/read.json
            $broad | Set-Content $folder/broad.json -Encoding unicode
            "{`n  `"Statement`": 1`n}" | Set-Content -LiteralPath "$folder/bad[1].json" -Encoding utf8BOM
        }

        It 'are taken by <What>' -ForEach @(
            @{ What = '-Path'; Test = { Test-IotIamPolicy -Path $folder/read.json } }
            @{ What = '-Path with a wildcard'; Test = { Test-IotIamPolicy -Path $folder/r*.json } }
            @{ What = '-LiteralPath'; Test = { Test-IotIamPolicy -LiteralPath $folder/read.json } }
            @{ What = 'position'; Test = { Test-IotIamPolicy $folder/read.json } }
            @{ What = 'pipeline as a path'; Test = { "$folder/read.json" | Test-IotIamPolicy } }
            @{ What = 'pipeline as a file'; Test = { Get-Item $folder/read.json | Test-IotIamPolicy } }
            @{ What = 'the property Path'; Test = { [pscustomobject]@{ Path = "$folder/read.json" } | Test-IotIamPolicy } }
            @{ What = 'a path that is relative'; Test = { Push-Location $folder; try { Test-IotIamPolicy ./read.json } finally { Pop-Location } } }
            @{ What = 'a path of a drive of the session'; Test = { $null = New-PSDrive P FileSystem $folder; try { Test-IotIamPolicy P:/read.json } finally { Remove-PSDrive P } } }
            @{ What = 'the results of a test'; Test = { Test-IotIamPolicy $folder/read.json | Where-Object Passed | Test-IotIamPolicy } }
        ) {
            $result = & $Test
            @($result) | Should -HaveCount 1
            $result.Name | Should -Be read.json
            $result.Path | Should -Be (Convert-Path $folder/read.json)
            $result.Passed | Should -BeTrue
        }

        It 'are all tested, folders apart, whatever their encoding' {
            $results = Test-IotIamPolicy $folder/*.json
            $results.Name | Sort-Object | Should -Be 'bad[1].json', broad.json, read.json
            ($results | Where-Object Name -EQ 'bad[1].json').Findings[0].Position.Line | Should -Be 2
            ($results | Where-Object Name -EQ broad.json).SecurityCount | Should -Be 1
            (Get-ChildItem $folder -File | Test-IotIamPolicy).Count | Should -Be 3
            (Test-IotIamPolicy -LiteralPath "$folder/bad[1].json").Passed | Should -BeFalse
        }

        It 'that cannot be read are errors of their own' {
            $results = "$folder/nope.json", "$folder/read.json", "$folder" | Test-IotIamPolicy -ErrorVariable errors -ErrorAction SilentlyContinue
            $results.Name | Should -Be read.json
            $errors.FullyQualifiedErrorId | Should -Be 'FileNotReadable,IotIamTools.Commands.TestIotIamPolicyCommand', 'FileNotReadable,IotIamTools.Commands.TestIotIamPolicyCommand'
            "$($errors[1])" | Should -BeLike '*is a folder; for the files in it give *json*'
            $errors[0].TargetObject | Should -Be "$folder/nope.json"
            { Test-IotIamPolicy -Path $folder/none*.json -ErrorAction Stop } | Should -Throw "There is no file '*none?.json'." -ErrorId 'FileNotReadable,*'
            { Test-IotIamPolicy -LiteralPath $folder/r*.json -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotReadable,*'
            { Test-IotIamPolicy -Path variable:PSHOME -ErrorAction Stop } | Should -Throw '*is no file: it belongs to the provider Variable.' -ErrorId 'FileNotReadable,*'
            { Test-IotIamPolicy -Path nodrive:x.json -ErrorAction Stop } | Should -Throw "'nodrive:x.json' cannot be read:*" -ErrorId 'FileNotReadable,*'
        }
    }

    It 'gives one bool with -Quiet' {
        $read, $trust | Test-IotIamPolicy -Quiet | Should -BeExactly $true
        $read, '{' | Test-IotIamPolicy -Quiet | Should -BeExactly $false
        $read, 'nope.json' | Test-IotIamPolicy -Quiet -ErrorAction SilentlyContinue | Should -BeExactly $false
        @() | Test-IotIamPolicy -Quiet | Should -BeExactly $false
        Test-IotIamPolicy $read, $broad -Quiet -Detailed -FailOn Security | Should -BeExactly $false
    }

    It 'takes lines, as Get-Content and programs give them' {
        $lines = @($read, $broad | ForEach-Object { ($_ | ConvertFrom-Json | ConvertTo-Json -Depth 9) -split '\r?\n' })
        $lines.Count | Should -BeGreaterThan 10
        $results = $lines | Test-IotIamPolicy
        $results.SecurityCount | Should -Be 0, 1
        (Test-IotIamPolicy $lines).SecurityCount | Should -Be 0, 1
    }

    It 'tests what the others make' {
        New-IotIamPolicyStatement iot:Publish $topic | ConvertTo-IotIamPolicy | Test-IotIamPolicy -FailOn Suggestion -Quiet | Should -BeTrue
        $result = New-IotIamPolicyStatement iam:PassRole * | ConvertTo-IotIamPolicy | Test-IotIamPolicy -FailOn Security
        $result.Passed | Should -BeFalse
        $result.Findings.Rule | Should -Be PassRoleToAnything
        (New-IotIamPolicyStatement iam:PassRole * | Test-IotIamPolicy).Findings.Rule | Should -Be PassRoleToAnything
        Get-IotIamPermissionSet greengrass-user -AsPolicy | Test-IotIamPolicy -Quiet | Should -BeTrue
    }

    It 'takes every policy that the module itself gives' {
        foreach ($set in (Get-IotIamPermissionSet).Name) {
            Get-IotIamPermissionSet $set -AsPolicy -WarningAction Ignore | ConvertTo-IotIamPolicy -WarningAction Ignore | Test-IotIamPolicy -Quiet | Should -BeTrue -Because "$set is a policy"
        }
    }

    It 'fits 80 columns' {
        $shown = Get-Shown ($read, $broad | Test-IotIamPolicy)
        $shown[0] | Should -Be 'Passed Kind            Name                     Findings'
        $shown[2] | Should -BeLike 'True   Identity        policy 1*'
        $shown[3] | Should -BeLike 'True   Identity        policy 2                 Security PassRoleToAnything*'
        $shown | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }

        $rows = Get-Shown ($broad | Test-IotIamPolicy -Detailed)
        $rows[0] | Should -Be '   Name: policy 1'
        $rows[2] | Should -Be 'Level      Rule                   Message'
        $rows | ForEach-Object { $_.Length | Should -BeLessOrEqual 80 }
    }

    It 'shows a finding a line in a list' {
        $shown = Get-Shown (Test-IotIamPolicy $broad | Format-List) -Width 200
        $shown -match '^Findings +: Security PassRole' | Should -HaveCount 1
        $shown -match '^ +Suggestion WholeService' | Should -HaveCount 1
    }

    It 'stops where the pipeline has had enough' {
        $read, $broad, '{' | Test-IotIamPolicy | Select-Object -First 1 | ForEach-Object Name | Should -Be 'policy 1'
    }
}
