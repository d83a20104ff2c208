# Files that are not the JSON of ECS: with comments, and YAML.
Describe 'Files' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $folder = (New-Item -ItemType Directory -Path (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        function New-File([string] $Name, [string] $Text) {
            $path = Join-Path $folder $Name
            [System.IO.File]::WriteAllText($path, $Text)
            $path
        }
        $commented = @'
// The shop's front.
{
  "family": "web", /* { not an end } */
  "containerDefinitions": [
    { "name": "app", "image": "nginx:1.27", "memory": 64, "environment": [ { "name": "URL", "value": "https://example.com//a" }, ], },
  ], // the end
}
'@
        $yaml = @'
# The shop's front.
family: web
cpu: "256"
containerDefinitions:
  - name: app
    image: nginx:1.27
    memory: 64
    environment:
      - { name: DEBUG, value: "yes" }
      - { name: ANSWER, value: no }
'@
    }

    Context 'JSON with comments and needless commas' {
        It 'is read by every command' {
            $file = New-File web.json $commented
            (Register-TaskDefinition $file).ContainerDefinitions[0].Environment[0].Value | Should -BeExactly 'https://example.com//a'
            (Register-TaskDefinition -Json $commented).Revision | Should -Be 2
            ($commented | Register-TaskDefinition).Revision | Should -Be 3
            ([System.IO.File]::ReadAllLines($file) | Register-TaskDefinition).Revision | Should -Be 4
            Test-TaskDefinition $file | Should -BeTrue
            Compare-TaskDefinition web $file | Should -BeNullOrEmpty
            (Import-TaskDefinition $file).Revision | Should -Be 5
        }

        It 'keeps the lines of what is said about it' {
            $finding = Get-TaskDefinitionFinding (New-File bad.json $commented.Replace('"memory": 64', '"memory": "64"')) -Severity Error
            $finding.Line, $finding.Column | Should -Be 5, 45
        }

        It 'is refused where it could mean something else' {
            foreach ($text in '{"family":"web",,}', '{"family":}', '{"a":[,]}', '{"family":"web" / "x"}', '{"family":"web"} /* no end') {
                (Get-TaskDefinitionFinding (New-File odd.json $text))[0].Rule | Should -Be 'InputNotJson' -Because $text
            }
        }
    }

    Context 'YAML' {
        It 'is read by every command, <_>' -ForEach '.yaml', '.yml', '.YAML' {
            $file = New-File "web$_" $yaml
            $revision = Register-TaskDefinition $file
            $revision.Cpu | Should -BeExactly '256'
            $revision.ContainerDefinitions[0].Environment.Value | Should -Be 'yes', 'no'
            Test-TaskDefinition $file | Should -BeTrue
            Compare-TaskDefinition web $file | Should -BeNullOrEmpty
            (Import-TaskDefinition $file).Revision | Should -Be 2
            (Import-TaskDefinition $folder).Revision | Should -Be 3
        }

        It 'keeps its lines in what is said about it' {
            $finding = Get-TaskDefinitionFinding (New-File bad.yaml $yaml.Replace('memory: 64', 'memory: "64"')) -Severity Error
            $finding.Rule | Should -Be 'MemberTypeWrong'
            $finding.Line | Should -Be 7
            $finding.Source | Should -BeLike '*bad.yaml'
        }

        It 'that cannot be read is an error with its line, and nothing is registered' {
            foreach ($text in "family: web`nfamily: api", "family: web`ncpu: !Ref Size", "family: web`n`tcpu: 1", "family: *a") {
                $failure = @(Get-Failure { Register-TaskDefinition (New-File bad.yaml $text) })
                $failure[0].FullyQualifiedErrorId | Should -BeLike 'YamlNotReadable,*'
                $failure[0].ErrorDetails.Message | Should -BeLike 'bad.yaml: *Line *'
            }
            Test-TaskDefinition (New-File bad.yaml 'family: [') -ErrorAction SilentlyContinue | Should -BeFalse
            Get-TaskDefinitionFamily | Should -BeNullOrEmpty
        }

        It 'loads nothing before a YAML file is read, and then apart' -Skip:($PSVersionTable.PSVersion -lt '7.4') {
            $file = New-File web.yaml $yaml
            $script = @"
Import-Module '$((Get-Module EcsTaskDef).Path)'
`$null = Test-TaskDefinition -Json '{"family":"web"}' -Store '$folder/none' -Quiet
@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -Like '*Yaml*').Count
`$null = Test-TaskDefinition '$file' -Store '$folder/none' -Quiet
[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -Like '*Yaml*' |
    ForEach-Object { [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name } | Sort-Object -Unique
"@
            # The build for Windows PowerShell, which has no load contexts, loads it by its path.
            $context = if ($env:ECSTASKDEF_EDITION -eq 'Desktop') { 'Default' } else { 'EcsTaskDef.Yaml' }
            & (Get-Shell) -NoProfile -NonInteractive -Command $script | Should -Be '0', $context
        }
    }
}
