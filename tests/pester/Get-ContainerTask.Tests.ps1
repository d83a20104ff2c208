Describe 'Get-ContainerTask' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it gives' {
        BeforeEach {
            $null = Add-Revision web
            $null = Add-Revision api
            $null = New-ContainerService shop web -DesiredCount 2
            $null = Start-ContainerTask api -StartedBy nightly -Tag @{ a = 1 }
        }

        It 'gives all that shall run' {
            @(Get-ContainerTask).Count | Should -Be 3
        }

        It 'filters as ListTasks does' {
            @(Get-ContainerTask -Family web).Count | Should -Be 2
            @(Get-ContainerTask -ServiceName shop).Count | Should -Be 2
            @(Get-ContainerTask -StartedBy nightly).Count | Should -Be 1
            @(Get-ContainerTask -LaunchType EC2).Count | Should -Be 3
            Get-ContainerTask -LaunchType FARGATE | Should -BeNullOrEmpty
            $null = Get-ContainerTask -StartedBy nightly | Stop-ContainerTask
            (Get-ContainerTask -DesiredStatus stopped).StartedBy | Should -BeExactly 'nightly'
            @(Get-ContainerTask -ContainerInstance (Get-ContainerTask)[0].ContainerInstanceArn).Count | Should -Be 2
        }

        It 'takes ids, ARNs, tasks, clusters and services' {
            $arn = (Get-ContainerTask -StartedBy nightly).TaskArn
            (Get-ContainerTask $arn).TaskArn | Should -BeExactly $arn
            (Get-ContainerTask $arn.Split('/')[-1]).TaskArn | Should -BeExactly $arn
            ($arn | Get-ContainerTask | Get-ContainerTask).TaskArn | Should -BeExactly $arn
            @(Get-ContainerCluster | Get-ContainerTask).Count | Should -Be 3
            @(Get-ContainerService shop | Get-ContainerTask).Count | Should -Be 2
        }

        It 'finds the cluster in an ARN' {
            $null = New-ContainerCluster prod
            $task = Start-ContainerTask api -Cluster prod
            (Get-ContainerTask $task.TaskArn).TaskArn | Should -BeExactly $task.TaskArn
        }

        It 'includes tags when it is asked for' {
            (Get-ContainerTask -StartedBy nightly).Tags | Should -BeNullOrEmpty
            (Get-ContainerTask -StartedBy nightly -IncludeTag).Tags.Key | Should -BeExactly 'a'
        }

        It 'gives more than a page, those that a service replaces meanwhile once' {
            $null = Update-ContainerService shop -DesiredCount 130
            @(Get-ContainerTask -ServiceName shop).Count | Should -Be 130
            @(Get-ContainerTask -ServiceName shop | Stop-ContainerTask).Count | Should -Be 130
            @(Get-ContainerTask -ServiceName shop).Count | Should -Be 130
        }

        It 'brings the region along' {
            $null = New-Definition web | Register-TaskDefinition -Region eu-west-1
            $task = Start-ContainerTask web -Region eu-west-1
            ($task | Get-ContainerTask).TaskArn | Should -BeExactly $task.TaskArn
        }
    }

    Context 'what is not there' {
        It 'is an error with its input, and the others are given' {
            $null = Add-Revision web
            $task = Start-ContainerTask web
            $failures = @()
            $given = '0123456789abcdef0123456789abcdef', $task.TaskArn | Get-ContainerTask -ErrorVariable failures -ErrorAction SilentlyContinue
            $given.TaskArn | Should -BeExactly $task.TaskArn
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
            $failures[0].TargetObject | Should -BeExactly '0123456789abcdef0123456789abcdef'
        }

        It 'has ECS''s error for a missing cluster' {
            (Get-Failure { Get-ContainerTask }).FullyQualifiedErrorId | Should -BeLike 'ClusterNotFoundException,*'
            (Get-Failure { Get-ContainerTask -Cluster prod }).Exception.Message | Should -BeLikeExactly '*Cluster not found.'
        }

        It 'gives nothing for an object that names no cluster, service or task' {
            $null = Add-Revision web | Start-ContainerTask
            foreach ($command in 'Get-ContainerTask', 'Get-ContainerService', 'Get-ContainerCluster') {
                $all = @(Get-Failure { Get-TaskDefinition web | & $command })
                $all.Count | Should -Be 1
                $all[0].FullyQualifiedErrorId | Should -Match '^(InputNamesNothing|ParameterArgumentTransformationError),'
            }
        }
    }

    Context 'looks' {
        It 'fits 80 columns' {
            $null = Add-Revision a-family-with-a-rather-long-name-that-goes-on
            $null = Start-ContainerTask a-family-with-a-rather-long-name-that-goes-on
            $text = Get-ContainerTask | Out-String -Width 80
            foreach ($line in $text -split '\r?\n') { $line.Length | Should -BeLessOrEqual 80 }
            $text | Should -Match '(?m)^[0-9a-f]{32} .*RUNNING'
            (Get-ContainerTask | Format-List | Out-String) | Should -Match 'Containers +: app \(nginx:1\.27\) RUNNING'
        }
    }

    Context 'completion' {
        It 'suggests tasks of the cluster and values of ECS' {
            $null = Add-Revision web
            $id = (Start-ContainerTask web).TaskArn.Split('/')[-1]
            Get-Completion "Get-ContainerTask $($id.Substring(0, 4))" | Should -Be $id
            Get-Completion 'Get-ContainerTask -DesiredStatus S' | Should -Be 'STOPPED'
        }

        It 'suggests nothing and stays silent where there is no cluster' {
            (TabExpansion2 -inputScript 'Stop-ContainerTask -Cluster nosuch 0' -cursorColumn 36).CompletionMatches.ResultType | Should -Not -Contain 'ParameterValue'
        }
    }
}
