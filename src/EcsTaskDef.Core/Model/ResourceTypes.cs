namespace EcsTaskDef.Model;

/// <summary>Kinds of devices a container can need. Source: ECS API model.</summary>
public static class ResourceTypes
{
    /// <summary>Graphics processors.</summary>
    public const string Gpu = "GPU";

    /// <summary>Elastic Inference accelerators, retired.</summary>
    public const string InferenceAccelerator = "InferenceAccelerator";

    /// <summary>Neuron devices.</summary>
    public const string NeuronDevice = "NeuronDevice";

    /// <summary>Every value, in the model's order.</summary>
    public static IReadOnlyList<string> All { get; } = [Gpu, InferenceAccelerator, NeuronDevice];
}
