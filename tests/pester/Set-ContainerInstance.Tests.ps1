Describe 'Set-ContainerInstance' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # Instances are registered by agents: at the endpoint.
        function Add-Instance([string] $Cluster, [int] $Count) {
            $server = Start-TaskDefinitionServer
            try {
                for ($i = 0; $i -lt $Count; $i++) {
                    $body = @{
                        cluster        = $Cluster
                        attributes     = @(@{ name = 'rack'; value = "$i" })
                        totalResources = @(@{ name = 'CPU'; type = 'INTEGER'; integerValue = 1024 }, @{ name = 'MEMORY'; type = 'INTEGER'; integerValue = 2048 })
                        tags           = @(@{ key = 'team'; value = 'web' })
                    }
                    $null = Invoke-RestMethod -Uri "$server" -Method Post -ContentType 'application/x-amz-json-1.1' -Body ($body | ConvertTo-Json -Depth 9) `
                        -Headers @{ 'X-Amz-Target' = 'AmazonEC2ContainerServiceV20141113.RegisterContainerInstance' }
                }
            }
            finally { $server | Stop-TaskDefinitionServer }
        }

        Use-NewStore
        $null = New-ContainerCluster prod
        Add-Instance prod 2
    }

    # One store for all: a server takes its time.
    BeforeEach { $null = Get-ContainerInstance -Cluster prod | Set-ContainerInstance -Status ACTIVE }

    Context 'what it sets' {
        It 'drains an instance, and services move their tasks away' {
            $null = Add-Revision web
            $null = New-ContainerService site web -Cluster prod -DesiredCount 2
            $drained = Get-ContainerInstance -Cluster prod -Filter 'attribute:rack == 0' | Set-ContainerInstance -Status DRAINING
            $drained.Status | Should -BeExactly 'DRAINING'
            (Get-ContainerInstance -Cluster prod -Filter 'attribute:rack == 0').RunningTasksCount | Should -Be 0
            (Get-ContainerInstance -Cluster prod -Filter 'attribute:rack == 1').RunningTasksCount | Should -Be 2
        }

        It 'takes an id, and lets an instance take tasks again' {
            $id = @(Get-ContainerInstance -Cluster prod)[0].ContainerInstance
            $null = Set-ContainerInstance $id -Cluster prod -Status draining
            (Set-ContainerInstance $id -Cluster prod -Status ACTIVE).Status | Should -BeExactly 'ACTIVE'
        }

        It 'changes nothing with -WhatIf' {
            Get-ContainerInstance -Cluster prod | Set-ContainerInstance -Status DRAINING -WhatIf
            Get-ContainerInstance -Cluster prod -Status DRAINING | Should -BeNullOrEmpty
        }
    }

    Context 'what it refuses' {
        It 'makes what is missing an error, and goes on with the next' {
            $id = @(Get-ContainerInstance -Cluster prod)[0].ContainerInstance
            $failures = @()
            $set = '0123456789abcdef0123456789abcdef', $id | Set-ContainerInstance -Cluster prod -Status DRAINING -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.ContainerInstance | Should -BeExactly $id
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
        }
    }
}
