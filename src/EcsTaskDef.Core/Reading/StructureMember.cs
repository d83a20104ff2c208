using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>A member of one of ECS's structures: a property of the model.</summary>
public sealed class StructureMember
{
    private readonly PropertyInfo _property;
    private ValueShape? _shape;
    private Setter? _setter;

    internal StructureMember(PropertyInfo property)
    {
        _property = property;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Utf8Name = Encoding.UTF8.GetBytes(Name);
    }

    /// <summary>The name in JSON.</summary>
    public string Name { get; }

    /// <summary>The shape of its value.</summary>
    public ValueShape Shape => _shape ??= ValueShape.Of(_property.PropertyType);

    internal byte[] Utf8Name { get; }

    /// <summary>The value that a structure has for it.</summary>
    public object? Get(object structure) => _property.GetValue(structure);

    internal void Set(object structure, object? value) => (_setter ??= Setter.Of(_property)).Set(structure, value);

    // A delegate, because .NET compiles a method of its own for each property that reflection sets twice.
    private abstract class Setter
    {
        public static Setter Of(PropertyInfo property) => (Setter)Activator.CreateInstance(
            typeof(Setter<,>).MakeGenericType(property.DeclaringType!, property.PropertyType), property.SetMethod)!;

        public abstract void Set(object structure, object? value);
    }

    private sealed class Setter<TStructure, TValue> : Setter
        where TStructure : class
    {
        private readonly Action<TStructure, TValue> _set;

        public Setter(MethodInfo set) => _set = (Action<TStructure, TValue>)set.CreateDelegate(typeof(Action<TStructure, TValue>));

        public override void Set(object structure, object? value) => _set((TStructure)structure, (TValue)value!);
    }
}
