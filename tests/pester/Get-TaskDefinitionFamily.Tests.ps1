Describe 'Get-TaskDefinitionFamily' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 3
        $null = Add-Revision api
        $null = Unregister-TaskDefinitionRevision web:3, api:1
    }

    Context 'what it gives' {
        It 'counts the revisions of a family' {
            $family = Get-TaskDefinitionFamily web
            $family.Family | Should -BeExactly 'web'
            $family.Status | Should -BeExactly 'ACTIVE'
            $family.LatestActiveRevision | Should -Be 2
            $family.LatestRevision | Should -Be 3
            $family.ActiveCount | Should -Be 2
            $family.InactiveCount | Should -Be 1
            $family.DeleteInProgressCount | Should -Be 0
            $family.Region | Should -Be 'us-east-1'
            $family.LastChangedAt | Should -BeOfType [System.DateTimeOffset]
        }

        It 'gives all families in order, and those of a state' {
            (Get-TaskDefinitionFamily).Family | Should -Be 'api', 'web'
            (Get-TaskDefinitionFamily -Status ALL).Family | Should -Be 'api', 'web'
            (Get-TaskDefinitionFamily -Status ACTIVE).Family | Should -Be 'web'
            (Get-TaskDefinitionFamily -Status INACTIVE).Family | Should -Be 'api'
        }

        It 'takes wildcards and the pipeline' {
            (Get-TaskDefinitionFamily 'w*').Family | Should -Be 'web'
            ('api', 'web' | Get-TaskDefinitionFamily).Family | Should -Be 'api', 'web'
            (Get-TaskDefinition web:1 | Get-TaskDefinitionFamily).Family | Should -Be 'web'
            Get-TaskDefinitionFamily 'none*' -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'follows its pages' {
            1..105 | ForEach-Object { $null = Add-Revision ('many-{0:d3}' -f $_) }
            (Get-TaskDefinitionFamily 'many-*').Count | Should -Be 105
        }

        It 'keeps silent about a family in another state' {
            Get-TaskDefinitionFamily api -Status ACTIVE -ErrorAction Stop | Should -BeNullOrEmpty
        }
    }

    Context 'what is not there' {
        It 'names the family and the region, and goes on' {
            $failures = @()
            $found = Get-TaskDefinitionFamily nosuch, web -ErrorVariable failures -ErrorAction SilentlyContinue
            $found.Family | Should -Be 'web'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'FamilyNotFound,*'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            "$($failures[0])" | Should -BeLike "*'nosuch' in us-east-1*"
        }
    }
}
