Describe 'Backup-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 3
        $copy = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
    }

    Context 'what it makes' {
        It 'opens as a store and has everything' {
            $backup = Backup-TaskDefinitionStore $copy
            $backup.Path | Should -BeExactly $copy
            $backup.Regions.Sequence | Should -Be 3
            (Get-TaskDefinition web -Store $copy).Revision | Should -Be 1, 2, 3
            Test-TaskDefinitionStore $copy -Quiet | Should -BeTrue
        }

        It 'ends after the change of -Sequence' {
            $null = Backup-TaskDefinitionStore $copy -Region us-east-1 -Sequence 2
            (Get-TaskDefinition web -Store $copy).Revision | Should -Be 1, 2
        }

        It 'ends before what was done after -Before' {
            Start-Sleep -Milliseconds 50
            $then = Get-Date
            Start-Sleep -Milliseconds 50
            $null = Add-Revision web
            $null = Backup-TaskDefinitionStore $copy -Before $then
            (Get-TaskDefinition web -Store $copy).Revision | Should -Be 1, 2, 3
        }

        It 'makes nothing with -WhatIf' {
            Backup-TaskDefinitionStore $copy -WhatIf
            $copy | Should -Not -Exist
        }
    }

    Context 'what it refuses' {
        It 'a folder that is there' {
            $null = Backup-TaskDefinitionStore $copy
            $failure = Get-Failure { Backup-TaskDefinitionStore $copy }
            $failure.FullyQualifiedErrorId | Should -BeLike 'StoreCopyExists,*'
            $failure.Exception.Message | Should -Not -BeLike '*-Force*'
        }

        It 'a damaged store' {
            Edit-Journal 2 'nginx:1.27' 'nginx:6.66'
            (Get-Failure { Backup-TaskDefinitionStore $copy }).FullyQualifiedErrorId | Should -BeLike 'StoreCopyDamaged,*'
            $copy | Should -Not -Exist
        }

        It '-Sequence without -Region where there are several' {
            $null = New-Definition api | Register-TaskDefinition -Region eu-west-1
            (Get-Failure { Backup-TaskDefinitionStore $copy -Sequence 1 }).FullyQualifiedErrorId | Should -BeLike 'StoreSequenceNeedsRegion,*'
        }
    }
}
