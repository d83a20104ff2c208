Describe 'Optimize-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'removed revisions' {
        BeforeEach {
            Set-TaskDefinitionStore -RemovalDelay 0
            $null = Add-Revision web 3
            $null = 1, 2 | ForEach-Object { Unregister-TaskDefinitionRevision web:$_ | Remove-TaskDefinitionRevision -Force }
            $null = Add-Revision web
        }

        It 'gives back their documents and keeps the numbers' {
            $done = Optimize-TaskDefinitionStore
            $done.IsDone | Should -BeTrue
            $done.BytesFreed | Should -BeGreaterThan 200
            $done.BytesAfter | Should -Be (Get-TaskDefinitionStore).SizeInBytes
            (Get-TaskDefinition web).Revision | Should -Be 3, 4
            (Add-Revision web).Revision | Should -Be 5
            Test-TaskDefinitionStore -Quiet | Should -BeTrue
        }

        It 'says with -WhatIf what there is to gain, and does nothing' {
            $size = (Get-TaskDefinitionStore).SizeInBytes
            $planned = Optimize-TaskDefinitionStore -WhatIf
            $planned.IsDone | Should -BeFalse
            $planned.DeadBytes | Should -BeGreaterThan 200
            (Get-TaskDefinitionStore).SizeInBytes | Should -Be $size
        }
    }

    Context 'nothing to gain' {
        It 'leaves the region as it is' {
            $null = Add-Revision web
            $done = Optimize-TaskDefinitionStore
            $done.IsDone | Should -BeFalse
            $done.BytesFreed | Should -Be 0
        }

        It 'says that a region was never used' {
            $null = Add-Revision web
            (Get-Failure { Optimize-TaskDefinitionStore -Region ap-south-1 }).FullyQualifiedErrorId | Should -BeLike 'StoreRegionMissing,*'
        }
    }
}
