using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;
using EcsTaskDef.Wire;

namespace EcsTaskDef.AWSTools;

/// <summary>
/// The model's classes as ECS's JSON and back. A member is a property whose name begins with a capital. What is null is absent, and a
/// member that the classes do not have is left out, as the SDK does.
/// </summary>
internal static class ModelJson
{
    private static readonly DateTime s_epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly ConcurrentDictionary<Type, (string Name, PropertyInfo Property)[]> s_members = new();

    /// <summary>A request as the body of a call.</summary>
    public static byte[] Write(IDictionary<string, object?> request)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) Write(json, request);
        return buffer.ToArray();
    }

    /// <summary>A response from the body of an answer.</summary>
    public static object ReadResponse(WireResponse answer, Type type)
    {
        using JsonDocument document = JsonDocument.Parse(answer.Body);
        object response = Activator.CreateInstance(type)!;
        Fill(response, document.RootElement);
        if (response is AmazonWebServiceResponse head)
        {
            head.HttpStatusCode = (HttpStatusCode)answer.Status;
            head.ContentLength = answer.Body.Length;
            head.ResponseMetadata = new ResponseMetadata { RequestId = answer.RequestId.ToString() };
        }

        return response;
    }

    /// <summary>Sets the members of an object that the JSON has.</summary>
    public static void Fill(object target, JsonElement json)
    {
        foreach ((string name, PropertyInfo property) in MembersOf(target.GetType()))
        {
            if (json.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
                property.SetValue(target, Read(value, property.PropertyType));
        }
    }

    private static object? Read(JsonElement json, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return json.GetString();
        if (plain == typeof(int)) return json.GetInt32();
        if (plain == typeof(long)) return json.GetInt64();
        if (plain == typeof(double)) return json.GetDouble();
        if (plain == typeof(bool)) return json.GetBoolean();
        if (plain == typeof(DateTime)) return s_epoch.AddTicks((long)(json.GetDecimal() * TimeSpan.TicksPerSecond));
        if (typeof(ConstantClass).IsAssignableFrom(plain)) return Activator.CreateInstance(plain, json.GetString());
        object made = Activator.CreateInstance(plain)!;
        switch (made)
        {
            case IDictionary map:
                foreach (JsonProperty one in json.EnumerateObject()) map[one.Name] = one.Value.GetString();
                break;
            case IList list:
                Type item = plain.GetGenericArguments()[0];
                foreach (JsonElement one in json.EnumerateArray()) list.Add(Read(one, item));
                break;
            default:
                Fill(made, json);
                break;
        }

        return made;
    }

    private static void Write(Utf8JsonWriter json, object? given)
    {
        object? value = given is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : given;
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case ConstantClass constant:
                json.WriteStringValue(constant.Value);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateTime time:
                json.WriteNumberValue((time.ToUniversalTime() - s_epoch).TotalSeconds);
                break;
            case IDictionary<string, object?> members:
                WriteMembers(json, members);
                break;
            case IDictionary map:
                WriteMembers(json, map.Keys.Cast<object>().Select(key => new KeyValuePair<string, object?>(
                    LanguagePrimitives.ConvertTo<string>(key),
                    map[key] is { } text ? LanguagePrimitives.ConvertTo<string>(text) : null)));
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (object? item in items) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                WriteMembers(json, MembersOf(value.GetType()).Select(member =>
                    new KeyValuePair<string, object?>(member.Name, member.Property.GetValue(value))));
                break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> members)
    {
        json.WriteStartObject();
        foreach (KeyValuePair<string, object?> member in members)
        {
            if (member.Value is null) continue;
            json.WritePropertyName(member.Key);
            Write(json, member.Value);
        }

        json.WriteEndObject();
    }

    // Only what a class declares itself: its base has what is not in the JSON.
    private static (string Name, PropertyInfo Property)[] MembersOf(Type type) => s_members.GetOrAdd(type, static type =>
        type.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)
            .Select(static property => (char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1), property)).ToArray());
}
