using System.Reflection;
using System.Text.Json;

namespace EcsTaskDef.Reading;

/// <summary>A member of one of ECS's structures: a property of the model.</summary>
public sealed class StructureMember
{
    private readonly PropertyInfo _property;
    private ValueShape? _shape;
    private Accessor? _accessor;
    private bool _isUsed;

    internal StructureMember(PropertyInfo property)
    {
        _property = property;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        EncodedName = JsonEncodedText.Encode(Name);
    }

    /// <summary>The name in JSON.</summary>
    public string Name { get; }

    /// <summary>The shape of its value.</summary>
    public ValueShape Shape => _shape ??= ValueShape.Of(_property.PropertyType);

    // Letters only, so that the encoded name is the name.
    internal JsonEncodedText EncodedName { get; }

    internal ReadOnlySpan<byte> Utf8Name => EncodedName.EncodedUtf8Bytes;

    /// <summary>Whether every such structure has it. By name, because the attribute is made up where the framework has none.</summary>
    internal bool IsRequired => _property.CustomAttributes.Any(static one => one.AttributeType.Name == "RequiredMemberAttribute");

    /// <summary>The value that a structure has for it.</summary>
    public object? Get(object structure) => 
        OfUse() is { } accessor ? accessor.Get(structure) : _property.GetValue(structure);

    internal void Set(object structure, object? value)
    {
        if (OfUse() is { } accessor) accessor.Set(structure, value);
        else _property.SetValue(structure, value);
    }

    // Reflection uses a property once at no cost and compiles a method of its own for it the second time, which a delegate spares.
    private Accessor? OfUse()
    {
        if (_isUsed) return _accessor ??= Accessor.Of(_property);
        _isUsed = true;
        return null;
    }

    private abstract class Accessor
    {
        public static Accessor Of(PropertyInfo property)
        {
            Type type = typeof(Accessor<,>).MakeGenericType(property.DeclaringType!, property.PropertyType);
            return (Accessor)Activator.CreateInstance(type, property)!;
        }

        public abstract object? Get(object structure);

        public abstract void Set(object structure, object? value);
    }

    private sealed class Accessor<TStructure, TValue>(PropertyInfo property) : Accessor
        where TStructure : class
    {
        private readonly Func<TStructure, TValue> _get =
            (Func<TStructure, TValue>)property.GetMethod!.CreateDelegate(typeof(Func<TStructure, TValue>));

        private readonly Action<TStructure, TValue> _set =
            (Action<TStructure, TValue>)property.SetMethod!.CreateDelegate(typeof(Action<TStructure, TValue>));

        public override object? Get(object structure) => _get((TStructure)structure);

        public override void Set(object structure, object? value) => _set((TStructure)structure, (TValue)value!);
    }
}
