Describe 'Get-ContainerService' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it gives' {
        BeforeEach {
            $null = Add-Revision web
            $null = 'default', 'prod' | New-ContainerCluster
            foreach ($name in 'shop', 'shelf', 'blog') { $null = New-ContainerService $name web -DesiredCount 1 -Tag @{ a = 1 } }
            $null = New-ContainerService shop web -DesiredCount 0 -Cluster prod
        }

        It 'gives all, names, ARNs and wildcards' {
            @(Get-ContainerService).Count | Should -Be 3
            (Get-ContainerService blog, shop).ServiceName | Should -Be 'blog', 'shop'
            (Get-ContainerService sh*).ServiceName | Sort-Object | Should -Be 'shelf', 'shop'
            (Get-ContainerService arn:aws:ecs:us-east-1:000000000000:service/prod/shop).DesiredCount | Should -Be 0
        }

        It 'takes clusters and services' {
            @(Get-ContainerCluster | Get-ContainerService).Count | Should -Be 4
            (Get-ContainerService -Cluster prod | Get-ContainerService).ServiceArn | Should -BeLike '*/prod/shop'
        }

        It 'filters as ListServices does' {
            @(Get-ContainerService -LaunchType EC2).Count | Should -Be 3
            Get-ContainerService -LaunchType FARGATE | Should -BeNullOrEmpty
            @(Get-ContainerService -SchedulingStrategy REPLICA).Count | Should -Be 3
            Get-ContainerService -SchedulingStrategy DAEMON | Should -BeNullOrEmpty
        }

        It 'includes tags when it is asked for' {
            (Get-ContainerService shop).Tags | Should -BeNullOrEmpty
            (Get-ContainerService shop -IncludeTag).Tags.Key | Should -BeExactly 'a'
        }

        It 'makes what is missing an error with its input, and gives the others' {
            $failures = @()
            $given = Get-ContainerService nosuch, shop -ErrorVariable failures -ErrorAction SilentlyContinue
            $given.ServiceName | Should -Be 'shop'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
            $failures[0].TargetObject | Should -BeExactly 'nosuch'
        }

        It 'fits 80 columns and suggests services' {
            $text = Get-ContainerService | Out-String -Width 80
            foreach ($line in $text -split '\r?\n') { $line.Length | Should -BeLessOrEqual 80 }
            $text | Should -Match '(?m)^shop +web:1 +ACTIVE +1 +1 +0'
            (Get-ContainerService shop | Format-List | Out-String) | Should -Match 'Deployments +: PRIMARY COMPLETED web:1'
            Get-Completion 'Get-ContainerService bl' | Should -Be 'blog'
            Get-Completion 'Get-ContainerTask -Cluster prod -ServiceName s' | Should -Be 'shop'
        }
    }
}
