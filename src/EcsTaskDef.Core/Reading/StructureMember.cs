using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>A member of one of ECS's structures: a property of the model.</summary>
public sealed class StructureMember
{
    private readonly PropertyInfo _property;
    private ValueShape? _shape;
    private Setter? _setter;
    private bool _isUsed;

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

    /// <summary>Whether every such structure has it. By name, because the attribute is made up where the framework has none.</summary>
    internal bool IsRequired => _property.CustomAttributes.Any(static one => one.AttributeType.Name == "RequiredMemberAttribute");

    /// <summary>The value that a structure has for it.</summary>
    public object? Get(object structure) => _property.GetValue(structure);

    // Reflection sets a property once at no cost and compiles a method of its own for it the second time, which a delegate spares.
    internal void Set(object structure, object? value)
    {
        if (_isUsed) (_setter ??= Setter.Of(_property)).Set(structure, value);
        else _property.SetValue(structure, value);
        _isUsed = true;
    }

    private abstract class Setter
    {
        public static Setter Of(PropertyInfo property)
        {
            Type type = typeof(Setter<,>).MakeGenericType(property.DeclaringType!, property.PropertyType);
            Setter setter = (Setter)Activator.CreateInstance(type)!;
            setter.Bind(property.SetMethod!);
            return setter;
        }

        public abstract void Set(object structure, object? value);

        protected abstract void Bind(MethodInfo set);
    }

    private sealed class Setter<TStructure, TValue> : Setter
        where TStructure : class
    {
        private Action<TStructure, TValue> _set = null!;

        public override void Set(object structure, object? value) => _set((TStructure)structure, (TValue)value!);

        protected override void Bind(MethodInfo set) =>
            _set = (Action<TStructure, TValue>)set.CreateDelegate(typeof(Action<TStructure, TValue>));
    }
}
