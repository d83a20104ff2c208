using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EcsTaskDef.PowerShell.Errors;
using EcsTaskDef.PowerShell.Serving;
using EcsTaskDef.PowerShell.Views;

namespace EcsTaskDef.PowerShell.Tests;

/// <summary>
/// Texts of objects reach a terminal only through <see cref="VisibleText"/>; tests/pester/HostileText.Tests.ps1 looks at the screen.
/// </summary>
public sealed partial class ViewLawTests
{
    private const string Hostile = "a\u001b[2K\u001b]0;x\a\r\nFORGED\u202e\u200b";

    private static readonly XElement s_format = XElement.Load(Repository.Combine("module", "EcsTaskDef.Format.ps1xml"));
    private static readonly XElement s_types = XElement.Load(Repository.Combine("module", "EcsTaskDef.Types.ps1xml"));

    // What cmdlets put beside an object's own members, as text.
    private static readonly string[] s_notes = ["Comparison", "Source", "DefaultRegion", "Clock", "Tags", "Region"];

    [Fact]
    public void Columns_without_a_script_hold_no_text()
    {
        foreach (XElement view in s_format.Descendants("View"))
        {
            Type type = TypeOf(view.Descendants("TypeName").First().Value.Split('#')[0]);
            foreach (string name in view.Descendants("PropertyName").Select(static one => one.Value))
            {
                Assert.DoesNotContain(name, s_notes);
                if (type.GetProperty(name) is not { } property) continue;
                Type value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                bool hasNoText = value.IsEnum || (value.IsValueType && value.Namespace!.StartsWith("System", StringComparison.Ordinal));
                Assert.True(hasNoText, $"{type.Name}.{name} is shown as it is.");
            }
        }
    }

    [Fact]
    public void Scripts_of_views_take_texts_from_the_one_place()
    {
        foreach (XElement block in s_format.Descendants("ScriptBlock").Where(static one => one.Parent!.Name != "ItemSelectionCondition"))
        {
            string script = block.Value;
            if (new[] { "PSView.Item", "ViewMember" }.Any(script.Contains)) continue;
            Assert.Contains(script, new[]
            {
                "@($_.Tasks).Count",
                "if ($_.CanDeregister) { 'deregister' } elseif ($_.CanDelete) { 'delete' } else { '-' }",
                "@(foreach ($one in $_.TaskDelay.PSObject.Properties) "
                    + "{ if ($one.Value.Ticks) { '{0}={1}' -f $one.Name, $one.Value } }) -join ', '",
            });
        }

        string[] members = s_format.Descendants("ScriptBlock").SelectMany(static one => Member().Matches(one.Value))
            .Select(static one => one.Groups[1].Value).ToArray();
        Assert.NotEmpty(members);
        Assert.All(members, static member => Assert.NotNull(typeof(ItemView).GetProperty(member)));
    }

    [Fact]
    public void Every_type_with_views_has_the_member_that_they_show_and_so_have_its_copies()
    {
        string[] viewed = s_format.Descendants("View").Where(static view => view.Value.Contains("PSView.Item", StringComparison.Ordinal))
            .SelectMany(static view => view.Descendants("TypeName")).Select(static one => one.Value.Split('#')[0]).Distinct().ToArray();
        ILookup<string, string> scripts = s_types.Elements("Type")
            .Where(static type => type.Value.Contains("PSView", StringComparison.Ordinal)).ToLookup(
            static type => type.Element("Name")!.Value,
            static type => type.Descendants("MemberSet").Single(static set => set.Element("Name")!.Value == "PSView")
                .Descendants("GetScriptBlock").Single().Value);
        Assert.All(viewed, type => Assert.Single(scripts[type]));
        Assert.All(viewed, type => Assert.Single(scripts["Deserialized." + type.Replace("Deserialized.", "", StringComparison.Ordinal)]));
        Assert.Single(scripts.SelectMany(static one => one).Distinct());
    }

    // Select-Object, Where-Object and Sort-Object know what a table shows by the name that it has there.
    [Fact]
    public void Every_column_is_a_property()
    {
        ILookup<string, string> members = s_types.Elements("Type").SelectMany(static type => type.Element("Members")!.Elements()
            .Select(member => (Type: type.Element("Name")!.Value, Name: member.Element("Name")!.Value)))
            .ToLookup(static one => one.Type, static one => one.Name);
        int columns = 0;
        foreach (XElement view in s_format.Descendants("View"))
        {
            string name = view.Descendants("TypeName").First().Value.Split('#')[0];
            foreach (string label in view.Descendants("TableColumnHeader").Select(static one => one.Element("Label")!.Value))
            {
                if (label.Trim().Length == 0) continue;
                columns++;
                Assert.True(
                    TypeOf(name).GetProperty(label) is not null || members[name].Contains(label) || s_notes.Contains(label),
                    $"{name} shows {label}, and nobody can ask for it.");
            }
        }

        Assert.True(columns > 80);
    }

    [Fact]
    public void Every_type_with_a_table_has_a_short_form_for_mixed_output()
    {
        string[] shortened = s_types.Elements("Type").Where(static type => type.Descendants("ReferencedProperties").Any())
            .Select(static type => type.Element("Name")!.Value).ToArray();
        Assert.All(
            s_format.Descendants("View").Where(static view => view.Element("TableControl") is not null)
                .Select(static view => view.Descendants("TypeName").First().Value.Split('#')[0]).Distinct(),
            name => Assert.Contains(name, shortened));
    }

    // What lies in the objects that cmdlets give is looked at as well: (Get-TaskDefinition web).ContainerDefinitions.
    [Fact]
    public void Everything_that_can_be_reached_from_what_cmdlets_give_has_a_view()
    {
        HashSet<string> viewed = s_format.Descendants("TypeName").Select(static one => one.Value).ToHashSet();
        HashSet<Type> seen = [];
        Queue<Type> todo = new(CmdletSurface.Cmdlets.SelectMany(OutputsOf));
        while (todo.TryDequeue(out Type? type))
        {
            foreach (Type part in type.IsGenericType ? type.GetGenericArguments() : [type.HasElementType ? type.GetElementType()! : type])
            {
                // ConvertTo-Json writes enumerations of 64 bits as texts, and all others as numbers.
                if (part.IsEnum && part.Namespace?.StartsWith("EcsTaskDef", StringComparison.Ordinal) == true)
                    Assert.Equal(typeof(long), Enum.GetUnderlyingType(part));
                if (part.IsEnum || part.Namespace?.StartsWith("EcsTaskDef", StringComparison.Ordinal) != true || !seen.Add(part)) continue;

                // PowerShell has a view of every exception.
                if (typeof(Exception).IsAssignableFrom(part)) continue;
                for (Type? one = part; ; one = one.BaseType)
                {
                    Assert.True(one is not null, $"{part.FullName} has no view.");
                    if (viewed.Contains(one!.FullName!)) break;
                }

                foreach (PropertyInfo property in part.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    todo.Enqueue(property.PropertyType);
            }
        }

        Assert.Contains(typeof(ContainerDefinition), seen);
        Assert.True(seen.Count > 60);
    }

    [Fact]
    public void What_views_show_has_nothing_hidden()
    {
        ItemView view = new(new object(), static (_, name) => ValueOf(name), Palette.None, default, CultureInfo.InvariantCulture);
        foreach (PropertyInfo property in typeof(ItemView).GetProperties().Where(static one => one.Name != "AllMembers"))
        {
            object? shown = property.GetValue(view);
            foreach (string text in shown is string[] several ? several : [shown?.ToString() ?? ""])
            {
                Assert.False(text.Replace("\n", "", StringComparison.Ordinal).Any(IsHidden), property.Name);
                Assert.DoesNotContain("\nFORGED", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void An_error_shows_what_is_hidden_in_its_texts_and_keeps_its_kind()
    {
        var cause = new IOException(Hostile);
        EcsException error = new(EcsErrorKind.Fault, "Code", $"It is {Hostile}.", $"Write {Hostile}", $"$.{Hostile}", cause);
        EcsException shown = ErrorText.Visible(error);
        Assert.All([shown.Message, shown.Advice, shown.JsonPath, shown.ToString()], static text => Assert.DoesNotContain(text!, IsHidden));
        Assert.Equal((EcsErrorKind.Fault, "Code", null), (shown.Kind, shown.Code, shown.InnerException));
        EcsException plain = new(EcsErrorKind.Refusal, "Code", "It is.", "Do.", "$.a", new IOException("No."));
        Assert.Same(plain, ErrorText.Visible(plain));
    }

    // The bodies of the reference assembly do nothing: what an attribute was given is in the metadata.
    private static IEnumerable<Type> OutputsOf(Type cmdlet) => cmdlet.GetCustomAttributesData()
        .Where(static one => one.AttributeType == typeof(OutputTypeAttribute))
        .SelectMany(static one => (IReadOnlyCollection<CustomAttributeTypedArgument>)one.ConstructorArguments[0].Value!)
        .Select(static one => one.Value).OfType<Type>();

    private static bool IsHidden(char c) => char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static object? ValueOf(string name) => name switch
    {
        "Line" or "InUse" => null,
        "Status" => Hostile,
        _ => name.EndsWith('s') ? new[] { Hostile } : Hostile,
    };

    private static Type TypeOf(string name) =>
        typeof(TaskDefinition).Assembly.GetType(name) ?? typeof(TaskDefinitionServer).Assembly.GetType(name, throwOnError: true)!;

    [GeneratedRegex(@"(?:PSView\.Item|\$item|::Of\(\$_\))\.(\w+)")]
    private static partial Regex Member();
}
