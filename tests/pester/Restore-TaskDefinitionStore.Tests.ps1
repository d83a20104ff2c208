Describe 'Restore-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 2
        $backup = Backup-TaskDefinitionStore (Join-Path $TestDrive ([guid]::NewGuid().ToString('n')))
    }

    Context 'a store that is there' {
        It 'is refused without -Force, before anybody is asked' {
            (Get-Failure { $backup | Restore-TaskDefinitionStore -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'StoreCopyExists,*'
            (Get-Failure { $backup | Restore-TaskDefinitionStore -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'StoreCopyExists,*'
        }

        It 'is put aside with it, and the session goes on with the restored one' {
            $null = Add-Revision web
            $restored = $backup | Restore-TaskDefinitionStore -Force
            (Get-TaskDefinition web).Revision | Should -Be 1, 2
            (Get-TaskDefinition web -Store $restored.Replaced).Revision | Should -Be 1, 2, 3
            (Add-Revision web).Revision | Should -Be 3
        }

        It 'stays with -WhatIf' {
            $null = Add-Revision web
            $backup | Restore-TaskDefinitionStore -Force -WhatIf
            (Get-TaskDefinition web).Revision | Should -Be 1, 2, 3
        }
    }

    Context 'one region' {
        BeforeEach {
            $null = Add-Revision web
            $null = New-Definition other | Register-TaskDefinition -Region eu-west-1
        }

        It 'is restored alone with -Region' {
            $restored = $backup | Restore-TaskDefinitionStore -Region us-east-1 -Force
            (Get-TaskDefinition web).Revision | Should -Be 1, 2
            (Get-TaskDefinition other -Region eu-west-1).Revision | Should -Be 1
            (Get-TaskDefinition web -Store $restored.Replaced).Revision | Should -Be 1, 2, 3
            Test-TaskDefinitionStore -Quiet | Should -BeTrue
        }

        It 'and the regions that will be empty are named by -WhatIf' {
            function Get-WhatIf([string] $Command) {
                & (Get-Shell) -NoProfile -Command "Import-Module '$((Get-Module EcsTaskDef).Path)'; $Command" | Out-String -Width 1000
            }
            $arguments = "'$($backup.Path)' -Store '$((Get-TaskDefinitionStore).Path)' -Force -WhatIf"
            $what = Get-WhatIf "Restore-TaskDefinitionStore $arguments"
            $what | Should -BeLike "*Restore region us-east-1 of the task definition store $($backup.Path) and empty region eu-west-1*"
            $what | Should -BeLike "*on target `"$((Get-TaskDefinitionStore).Path)`"*"
            $one = Get-WhatIf "Restore-TaskDefinitionStore $arguments -Region us-east-1"
            $one | Should -BeLike '*Restore region us-east-1 *'
            $one | Should -Not -BeLike '*empty*'
        }
    }

    Context 'what it refuses, with -WhatIf too' {
        It 'StoreMissing: a backup that is not there' {
            foreach ($whatIf in $true, $false) {
                $failure = Get-Failure { Restore-TaskDefinitionStore ./nope -Force -WhatIf:$whatIf }
                $failure.FullyQualifiedErrorId | Should -BeLike 'StoreMissing,*'
            }
        }

        It 'StoreCopyItself: a restore of a store onto itself' {
            $store = (Get-TaskDefinitionStore).Path
            foreach ($whatIf in $true, $false) {
                $failure = Get-Failure { Restore-TaskDefinitionStore $store -Force -WhatIf:$whatIf }
                $failure.FullyQualifiedErrorId | Should -BeLike 'StoreCopyItself,*'
            }
        }

        It 'StoreHistoryRange: a point outside the history' {
            foreach ($point in @{ Sequence = 9 }, @{ Sequence = 0 }, @{ Before = '2001-01-01' }) {
                foreach ($whatIf in $true, $false) {
                    $failure = Get-Failure { $backup | Restore-TaskDefinitionStore -Force @point -WhatIf:$whatIf }
                    $failure.FullyQualifiedErrorId | Should -BeLike 'StoreHistoryRange,*'
                    $failure.Exception.Message | Should -BeLike '*us-east-1 has changes 1 (*) to 2 (*'
                }
            }
            (Get-TaskDefinition web).Revision | Should -Be 1, 2
        }
    }

    Context 'a place where there is none' {
        It 'gets the store as it was at a change' {
            $new = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
            $null = Restore-TaskDefinitionStore $backup.Path -Store $new -Sequence 1 -Confirm:$false
            (Get-TaskDefinition web -Store $new).Revision | Should -Be 1
        }
    }
}
