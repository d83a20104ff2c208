Describe 'Get-TaskDefinition' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'by name' {
        BeforeEach {
            $null = Add-Revision web 3
            $null = Add-Revision api
            $null = Add-Revision web-admin
            $null = Unregister-TaskDefinitionRevision web:2
        }

        It 'gives every ACTIVE revision without a name, in the order of ECS' {
            Get-TaskDefinition | ForEach-Object ToString | Should -Be 'api:1', 'web:1', 'web:3', 'web-admin:1'
        }

        It 'gives the ACTIVE revisions of a family' {
            Get-TaskDefinition web | ForEach-Object ToString | Should -Be 'web:1', 'web:3'
            Get-TaskDefinition -Family web | ForEach-Object ToString | Should -Be 'web:1', 'web:3'
        }

        It 'gives a revision in any state' {
            (Get-TaskDefinition web:2).Status | Should -Be 'INACTIVE'
            (Get-TaskDefinition -TaskDefinition arn:aws:ecs:us-east-1:000000000000:task-definition/web:2).Revision | Should -Be 2
        }

        It 'takes wildcards, case-sensitively as families are' {
            Get-TaskDefinition 'web*' | ForEach-Object ToString | Should -Be 'web:1', 'web:3', 'web-admin:1'
            Get-TaskDefinition '*[ai]' | ForEach-Object ToString | Should -Be 'api:1'
            Get-TaskDefinition 'WEB*' | Should -BeNullOrEmpty
        }

        It 'gives nothing for a wildcard without match' {
            Get-TaskDefinition 'none*' -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'gives the latest with -Latest' {
            "$(Get-TaskDefinition web -Latest)" | Should -Be 'web:3'
            Get-TaskDefinition -Latest | ForEach-Object ToString | Should -Be 'api:1', 'web:3', 'web-admin:1'
            "$(Get-TaskDefinition web -Latest -Status INACTIVE)" | Should -Be 'web:2'
        }

        It 'gives the revisions of -Revision in any state' {
            Get-TaskDefinition web -Revision 1, 2 | ForEach-Object ToString | Should -Be 'web:1', 'web:2'
        }

        It 'merges several states in the order of revisions' {
            Get-TaskDefinition web -Status ACTIVE, INACTIVE | ForEach-Object ToString | Should -Be 'web:1', 'web:2', 'web:3'
            Get-TaskDefinition web -Status inactive, active -Descending | ForEach-Object ToString | Should -Be 'web:3', 'web:2', 'web:1'
        }

        It 'turns the order round with -Descending' {
            Get-TaskDefinition 'web*' -Descending | ForEach-Object ToString | Should -Be 'web-admin:1', 'web:3', 'web:1'
        }

        It 'gives every state with -Status ALL' {
            $null = Add-Revision all 3
            $null = Unregister-TaskDefinitionRevision all:1, all:2
            $null = Remove-TaskDefinitionRevision all:2 -Force
            (Get-TaskDefinition all -Status All).Status | Sort-Object | Should -Be ACTIVE, DELETE_IN_PROGRESS, INACTIVE
        }

        It 'filters a named revision by -Status' {
            Get-TaskDefinition web:2 -Status ACTIVE | Should -BeNullOrEmpty
            Get-TaskDefinition web:2, web:3 -Status ACTIVE | ForEach-Object ToString | Should -Be 'web:3'
        }

        It 'takes names, families and revisions from the pipeline' {
            'web:1', 'api' | Get-TaskDefinition | ForEach-Object ToString | Should -Be 'web:1', 'api:1'
            Get-TaskDefinitionFamily api | Get-TaskDefinition | ForEach-Object ToString | Should -Be 'api:1'
            Get-TaskDefinition web:2 | Get-TaskDefinition | ForEach-Object ToString | Should -Be 'web:2'
            [pscustomobject]@{ Family = 'web'; Revision = 2 } | Get-TaskDefinition | ForEach-Object ToString | Should -Be 'web:2'
            [pscustomobject]@{ TaskDefinitionArn = 'web:2' } | Get-TaskDefinition | ForEach-Object ToString | Should -Be 'web:2'
            @{ family = 'web'; revision = 2 } | Get-TaskDefinition | ForEach-Object ToString | Should -Be 'web:2'
        }
    }

    Context 'what is not there' {
        It 'answers <Name> as ECS does' -ForEach @(
            @{ Name = 'nosuch'; Id = 'ClientException'; Text = 'Unable to describe task definition.' }
            @{ Name = 'nosuch:1'; Id = 'ClientException'; Text = 'Unable to describe task definition.' }
            @{ Name = 'web:bad'; Id = 'InvalidParameterException'; Text = 'Invalid task definition: Invalid revision number.' }
            @{ Name = ''; Id = 'InvalidParameterException'; Text = 'Task Definition can not be blank.' }
        ) {
            $failure = Get-Failure { Get-TaskDefinition $Name }
            $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $failure.Exception.Message | Should -BeLikeExactly "*$Text"
            $failure.TargetObject | Should -BeExactly $Name
            $failure.ErrorDetails.Message | Should -BeLike "*$Text*"
        }

        It 'says what there is instead' {
            $null = Add-Revision web
            $null = Unregister-TaskDefinitionRevision web:1
            "$(Get-Failure { Get-TaskDefinition nosuch })" | Should -BeLike "nosuch: *There is no family 'nosuch' in us-east-1*Get-TaskDefinitionFamily*"
            "$(Get-Failure { Get-TaskDefinition web })" | Should -BeLike '*Get-TaskDefinition web -Status INACTIVE*'
            "$(Get-Failure { Get-TaskDefinition web:2 })" | Should -BeLike 'web:2: *Get-TaskDefinition web -Status ACTIVE, INACTIVE'
        }

        It 'goes on with the other names' {
            $null = Add-Revision web
            $failures = @()
            $found = 'nosuch', 'web:1', 'nosuch:9' | Get-TaskDefinition -ErrorVariable failures -ErrorAction SilentlyContinue
            "$found" | Should -Be 'web:1'
            $failures.TargetObject | Should -Be 'nosuch', 'nosuch:9'
        }

        It 'gives nothing for a family that is there in other states' {
            $null = Add-Revision web
            Get-TaskDefinition web -Status INACTIVE -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'gives nothing in an empty store' {
            Get-TaskDefinition -ErrorAction Stop | Should -BeNullOrEmpty
        }
    }

    Context 'names that are nothing' {
        It 'never gives everything for <Name>' -ForEach @(
            @{ Name = 'an argument that is null'; Script = { Get-TaskDefinition $null } }
            @{ Name = 'a null among the names'; Script = { Get-TaskDefinition -TaskDefinition $null, 'web' } }
            @{ Name = 'null from the pipeline'; Script = { $null | Get-TaskDefinition } }
            @{ Name = 'an empty text from the pipeline'; Script = { '' | Get-TaskDefinition } }
            @{ Name = 'no names'; Script = { Get-TaskDefinition @() } }
            @{ Name = 'an empty pipeline'; Script = { @() | Get-TaskDefinition } }
        ) {
            $null = Add-Revision api
            $null = Add-Revision web
            $ErrorActionPreference = 'SilentlyContinue'
            @(& $Script | ForEach-Object ToString) | Should -Not -Contain 'api:1'
        }

        It 'says that a name is blank' {
            (Get-Failure { Get-TaskDefinition $null }).Exception.Message | Should -BeLikeExactly '*Task Definition can not be blank.'
        }
    }

    Context 'changes while it streams' {
        It 'gives each revision once' {
            $null = Add-Revision web 3
            (Get-TaskDefinition web -Status ACTIVE, INACTIVE | Unregister-TaskDefinitionRevision).Revision | Should -Be 1, 2, 3
        }

        It 'comes through pages whose items leave the list' {
            $null = Add-Revision many 205
            (Get-TaskDefinition many | Unregister-TaskDefinitionRevision).Count | Should -Be 205
            Get-TaskDefinition many -Status ACTIVE -ErrorAction Stop | Should -BeNullOrEmpty
        }
    }

    Context 'pages' {
        BeforeEach { $null = Add-Revision web 12 }

        It 'follows the pages of ECS' {
            $null = Add-Revision many 110
            (Get-TaskDefinition many).Count | Should -Be 110
            (Get-TaskDefinition many -Descending).Revision[0] | Should -Be 110
        }

        It 'knows -First and -Skip' {
            (Get-TaskDefinition web -First 2).Revision | Should -Be 1, 2
            (Get-TaskDefinition web -Skip 10).Revision | Should -Be 11, 12
            (Get-TaskDefinition web -Skip 3 -First 2 -Descending).Revision | Should -Be 9, 8
            Get-TaskDefinition web -First 0 | Should -BeNullOrEmpty
        }

        It 'counts with -IncludeTotalCount' {
            $answer = Get-TaskDefinition web -First 2 -IncludeTotalCount
            $answer[0] | Should -Be 12
            $answer.Count | Should -Be 3
        }

        It 'stops with Select-Object -First' {
            (Get-TaskDefinition web | Select-Object -First 3).Revision | Should -Be 1, 2, 3
        }
    }

    Context 'filters' {
        BeforeEach {
            $null = New-Definition api @{ networkMode = 'awsvpc'; taskRoleArn = 'arn:aws:iam::000000000000:role/api' } | Register-TaskDefinition -Tag @{ team = 'core'; env = 'prod' }
            $null = Register-TaskDefinition -Family web -Tag @{ team = 'web' } -ContainerDefinition @{
                name = 'app'; image = 'httpd:2'; memory = 512; secrets = @{ name = 'DB'; valueFrom = 'arn:aws:ssm:us-east-1:000000000000:parameter/db' }
            } -ExecutionRoleArn arn:aws:iam::000000000000:role/pull
            $null = Add-Revision web
        }

        It 'finds by image' {
            "$(Get-TaskDefinition -Image '*Nginx:1.2?')" | Should -Be 'api:1 web:2'
            "$(Get-TaskDefinition web -Image httpd:*, none)" | Should -Be 'web:1'
        }

        It 'finds the image that the table shows' {
            $null = Register-TaskDefinition -Family far -ContainerDefinition @{ Name = 'app'; Image = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/far:2.4.0'; Memory = 64 }
            (Get-TaskDefinition far | Out-String) | Should -Match ' far:2\.4\.0'
            "$(Get-TaskDefinition -Image far:2.4.0)" | Should -Be 'far:1'
            "$(Get-TaskDefinition -Image '*/team/far:*')" | Should -Be 'far:1'
            Get-TaskDefinition -Image far:2.4 | Should -BeNullOrEmpty
        }

        It 'finds where some container lacks something' {
            $null = Register-TaskDefinition -Family log -ContainerDefinition @(
                @{ Name = 'one'; Image = 'nginx:1'; Memory = 64; LogConfiguration = @{ LogDriver = 'json-file' } }
                @{ Name = 'two'; Image = 'nginx:1'; Memory = 64; Environment = @{ LEVEL = 'info' } })
            Get-TaskDefinition log -Where @{ 'containerDefinitions.logConfiguration' = $null } | Should -BeNullOrEmpty -Because 'one has it'
            "$(Get-TaskDefinition log -Where @{ 'containerDefinitions[any].logConfiguration' = $null } -WarningVariable said)" | Should -Be 'log:1'
            $said | Should -BeNullOrEmpty
            "$(Get-TaskDefinition log -Where @{ 'containerDefinition[any].environment.LEVEL' = $null })" | Should -Be 'log:1'
            "$(Get-TaskDefinition log -Where @{ 'containerDefinitions[any].environment.LEVEL' = 'info' })" | Should -Be 'log:1'
            Get-TaskDefinition log -Where @{ 'containerDefinitions[any].image' = $null } | Should -BeNullOrEmpty
            "$(Get-TaskDefinition -Where @{ 'containerDefinitions.secrets.DB' = '*parameter/db' })" | Should -Be 'web:1'
        }

        It 'finds by what one item has, in the paths that Compare-TaskDefinition shows' {
            $null = New-Definition duo @{ containerDefinitions = @(
                    @{ name = 'app'; image = 'shop:1'; memory = 64; environment = @(@{ name = 'A.LEVEL'; value = 'info' }); dockerLabels = @{ 'a.b' = 'c' } }
                    @{ name = 'cache'; image = 'redis:7'; memory = 64 }) } | Register-TaskDefinition
            $path = (Compare-TaskDefinition duo:1 (New-Definition duo @{ containerDefinitions = @(@{ name = 'app'; image = 'shop:2'; memory = 64 }, @{ name = 'cache'; image = 'redis:8'; memory = 64 }) }) |
                    Where-Object Left -EQ 'redis:7').Path
            "$(Get-TaskDefinition duo -Where @{ $path = 'redis*' } -WarningVariable said)" | Should -Be 'duo:1'
            Get-TaskDefinition duo -Where @{ $path = 'shop*' } | Should -BeNullOrEmpty
            "$(Get-TaskDefinition duo -Where @{ 'containerDefinitions[app].environment[A.LEVEL]' = 'info' })" | Should -Be 'duo:1'
            "$(Get-TaskDefinition duo -Where @{ 'containerDefinitions[app].dockerLabels.a.b' = 'c' })" | Should -Be 'duo:1'
            "$(Get-TaskDefinition duo -Where @{ 'containerDefinitions[cache].environment.A.LEVEL' = $null })" | Should -Be 'duo:1'
            Get-TaskDefinition duo -Where @{ 'containerDefinitions[none].image' = '*' } | Should -BeNullOrEmpty
            $said | Should -BeNullOrEmpty
            $null = Get-TaskDefinition duo -Where @{ 'cpu[app]' = '*' } -WarningVariable said -WarningAction SilentlyContinue
            "$said" | Should -BeLike '*cpu`[app`]*'
        }

        It 'finds what Get-TaskDefinitionFinding would find' {
            $null = Register-TaskDefinition -Family log -ContainerDefinition @{ Name = 'one'; Image = 'nginx:1'; Memory = 64; LogConfiguration = @{ LogDriver = 'json-file' } }
            "$(Get-TaskDefinition -Finding LogConfigurationMissing)" | Should -Be 'api:1 web:1 web:2'
            foreach ($revision in Get-TaskDefinition) {
                $rules = @($revision | Get-TaskDefinitionFinding).Rule | Sort-Object -Unique
                foreach ($rule in $rules) { "$(Get-TaskDefinition $revision.TaskDefinitionArn -Finding $rule)" | Should -Be "$revision" -Because $rule }
            }
            "$(Get-TaskDefinition log -Finding logconfiguration*, ImageTagM*)" | Should -BeNullOrEmpty
            { Get-TaskDefinition -Finding LogConfigurationMising } | Should -Throw -ErrorId 'RuleUnknown,*'
            Get-Completion 'Get-TaskDefinition -Finding LogConf' | Should -Contain 'LogConfigurationMissing'
        }

        It 'finds by tag, and shows tags only when asked' {
            $found = Get-TaskDefinition -Tag @{ team = 'w*' }
            "$found" | Should -Be 'web:1'
            $found.PSObject.Properties['Tags'] | Should -BeNullOrEmpty
            "$(Get-TaskDefinition -Tag team)" | Should -Be 'api:1 web:1'
            "$(Get-TaskDefinition -Tag team, @{ env = 'prod', 'test' })" | Should -Be 'api:1'
            Get-TaskDefinition -Tag Team | Should -BeNullOrEmpty
        }

        It 'finds by role, by secret and by time' {
            "$(Get-TaskDefinition -RoleArn '*/api', '*/pull')" | Should -Be 'api:1 web:1'
            "$(Get-TaskDefinition -SecretFrom '*parameter/db')" | Should -Be 'web:1'
            (Get-TaskDefinition -RegisteredAfter ([datetime]::UtcNow.AddHours(-1))).Count | Should -Be 3
            Get-TaskDefinition -RegisteredBefore '2020-01-01' | Should -BeNullOrEmpty
        }

        It 'finds by any member' {
            "$(Get-TaskDefinition -Where @{ networkMode = 'awsvpc' })" | Should -Be 'api:1'
            "$(Get-TaskDefinition -Where @{ networkMode = $null; 'containerDefinitions.memory' = 512 })" | Should -Be 'web:1'
        }

        It 'warns of a member that it does not know' {
            Get-TaskDefinition -Where @{ netwrkMode = 'x' } -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            "$said" | Should -BeLike "*'netwrkMode'*"
        }

        It 'finds what nobody uses' {
            (Get-TaskDefinition -InUse:$false).Count | Should -Be 3
            Get-TaskDefinition -InUse | Should -BeNullOrEmpty
        }

        It 'counts and pages what it lets through' {
            "$(Get-TaskDefinition -Image nginx* -Skip 1)" | Should -Be 'web:2'
            "$(Get-TaskDefinition -Image nginx* -First 1)" | Should -Be 'api:1'
            (Get-TaskDefinition -Image nginx* -First 1 -IncludeTotalCount)[0] | Should -Be 2
        }

        It 'counts only what is there' {
            (Get-TaskDefinition '*:2' -IncludeTotalCount)[0] | Should -Be 1
            (Get-TaskDefinition web -Revision 1, 7 -IncludeTotalCount -ErrorAction SilentlyContinue)[0] | Should -Be 1
        }
    }

    Context 'tags and regions' {
        It 'brings tags only with -IncludeTag' {
            $null = New-Definition web | Register-TaskDefinition -Tag @{ team = 'web' }
            (Get-TaskDefinition web).Tags | Should -BeNullOrEmpty
            (Get-TaskDefinition web -IncludeTag).Tags | ForEach-Object ToString | Should -Be 'team=web'
        }

        It 'keeps regions apart' {
            $null = New-Definition web | Register-TaskDefinition -Region eu-west-1
            Get-TaskDefinition | Should -BeNullOrEmpty
            (Get-TaskDefinition web -Region eu-west-1).Region | Should -Be 'eu-west-1'
        }

        It 'refuses an ARN of another region' {
            $revision = New-Definition web | Register-TaskDefinition -Region eu-west-1
            $failure = Get-Failure { Get-TaskDefinition $revision.TaskDefinitionArn }
            $failure.Exception.Message | Should -BeLikeExactly '*Invalid Region in ARN'
        }

        It 'lets revisions bring their region along' {
            $revision = New-Definition web | Register-TaskDefinition -Region eu-west-1
            "$($revision | Get-TaskDefinition)" | Should -Be 'web:1'
        }
    }

    Context 'a damaged store' {
        It 'writes an error for what is damaged and gives the rest' {
            $null = Add-Revision web 4
            Edit-Journal 2 'nginx:1.27' 'nginx:6.66'
            $found = Get-TaskDefinition web -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Revision | Should -Be 1, 3, 4
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'StoreCorrupt,*'
            $failures[0].Exception.Message | Should -Match 'journal-1\.jsonl is damaged at line 3 \(byte \d+\)'
        }
    }

    Context 'completion' {
        BeforeEach {
            $null = Add-Revision web 2
            $null = Add-Revision worker
        }

        It 'suggests families' {
            Get-Completion 'Get-TaskDefinition w' | Should -Be 'web', 'worker'
            Get-Completion 'Get-TaskDefinition -Family wo' | Should -Be 'worker'
        }

        It 'suggests revisions, the newest first' {
            Get-Completion 'Get-TaskDefinition web:' | Should -Be 'web:2', 'web:1'
        }

        It 'suggests states and regions' {
            Get-Completion 'Get-TaskDefinition -Status D' | Should -Be 'DELETE_IN_PROGRESS'
            Get-Completion 'Get-TaskDefinition -Region eu-west' | Should -Be 'eu-west-1', 'eu-west-2', 'eu-west-3'
        }

        It 'never fails' {
            { Get-Completion 'Get-TaskDefinition -Region nonsense -TaskDefinition w' } | Should -Not -Throw
        }
    }
}
