Describe 'Get-TaskDefinitionServer' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'

        # Other runs of these tests write into the user's folder too.
        $variable = if ($IsWindows -or $PSVersionTable.PSEdition -eq 'Desktop') { 'LOCALAPPDATA' } else { 'XDG_STATE_HOME' }
        $before = [System.Environment]::GetEnvironmentVariable($variable)
        Set-EnvironmentVariable $variable "$TestDrive"
    }
    BeforeEach { Use-NewStore }
    AfterEach { Stop-TaskDefinitionServer }
    AfterAll {
        Set-EnvironmentVariable $variable $before
        Set-TaskDefinitionStore -Reset
    }

    It 'finds a server again, in another session too' {
        Get-TaskDefinitionServer | Should -BeNullOrEmpty
        $server = Start-TaskDefinitionServer
        $file = Get-ChildItem -Path $TestDrive -Recurse -Filter "$($server.ProcessId).json"
        $file | Should -HaveCount 1
        if ($IsLinux -or $IsMacOS) { $file.UnixMode | Should -Be '-rw-------' }

        $again = Get-TaskDefinitionServer
        foreach ($name in 'Url', 'ProcessId', 'Region', 'Account', 'Store', 'LogPath') { $again.$name | Should -Be $server.$name }
        $code = "Import-Module '$module'; Get-TaskDefinitionServer | ConvertTo-Json -Compress"
        $other = (& (Get-Shell) -NoProfile -NonInteractive -Command $code) | ConvertFrom-Json
        foreach ($name in 'Url', 'ProcessId', 'Region', 'Account', 'Store', 'LogPath') { $other.$name | Should -Be $server.$name }

        $again | Stop-TaskDefinitionServer
        Get-TaskDefinitionServer | Should -BeNullOrEmpty
        $file.FullName | Should -Not -Exist
    }

    It 'chooses by process, store and region' {
        $mine = Start-TaskDefinitionServer
        $other = Start-TaskDefinitionServer -Store (Join-Path $TestDrive 'other') -Region eu-west-1
        (Get-TaskDefinitionServer).Url | Should -Be $mine.Url, $other.Url
        (Get-TaskDefinitionServer -ProcessId $other.ProcessId).Url | Should -Be $other.Url
        (Get-TaskDefinitionServer -Store (Join-Path $TestDrive 'other')).Url | Should -Be $other.Url
        (Get-TaskDefinitionServer -Region us-east-1).Url | Should -Be $mine.Url
        ($mine | Get-TaskDefinitionServer).Url | Should -Be $mine.Url
        $failure = Get-Failure { Get-TaskDefinitionServer -ProcessId 1 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'ServerNotFound,*'
        $failure.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'removes what is left of a server that is gone, and of one whose process is another now' {
        $server = Start-TaskDefinitionServer
        $file = (Get-ChildItem -Path $TestDrive -Recurse -Filter "$($server.ProcessId).json").FullName
        $text = [System.IO.File]::ReadAllText($file)
        $gone = Join-Path (Split-Path $file) '999999999.json'
        $mine = Join-Path (Split-Path $file) "$PID.json"
        [System.IO.File]::WriteAllText($gone, $text.Replace("$($server.ProcessId)", '999999999'))
        [System.IO.File]::WriteAllText($mine, ($text -replace '"processStartedAt":"\d{4}', '"processStartedAt":"2001').Replace("""processId"":$($server.ProcessId)", """processId"":$PID"))
        [System.IO.File]::WriteAllText((Join-Path (Split-Path $file) 'half.json'), '{"format":1,')
        (Get-TaskDefinitionServer).Url | Should -Be $server.Url
        $gone | Should -Not -Exist
        $mine | Should -Not -Exist
        $file | Should -Exist
    }

    It 'warns of one that does not answer' {
        $server = Start-TaskDefinitionServer
        $file = (Get-ChildItem -Path $TestDrive -Recurse -Filter "$($server.ProcessId).json").FullName
        $text = [System.IO.File]::ReadAllText($file)
        $code = "Import-Module '$module'; Get-TaskDefinitionServer -WarningVariable said -WarningAction SilentlyContinue; `"warned: `$said`""
        [System.IO.File]::WriteAllText($file, $text.Replace($server.Url, 'http://127.0.0.1:9'))
        (& (Get-Shell) -NoProfile -NonInteractive -Command $code) -join '' | Should -BeLike "warned: *$($server.ProcessId)*http://127.0.0.1:9*"
    }

    It 'says when others will not find a server' {
        $taken = Join-Path $TestDrive 'taken'
        Set-Content -LiteralPath $taken 'a file'
        Set-EnvironmentVariable $variable (Join-Path $taken 'folder')
        try { $server = Start-TaskDefinitionServer -WarningVariable said -WarningAction SilentlyContinue }
        finally { Set-EnvironmentVariable $variable "$TestDrive" }
        "$said" | Should -BeLike "Other sessions will not find $server*"
        (Get-TaskDefinitionServer).Url | Should -Be $server.Url
    }
}
