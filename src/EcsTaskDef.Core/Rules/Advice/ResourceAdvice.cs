using EcsTaskDef.Rules.Refusals;
using EcsTaskDef.Rules.Vocabulary;

namespace EcsTaskDef.Rules.Advice;

/// <summary>Devices and proxies that cannot work. Evidence: ECS API model [model]; ours.</summary>
internal static class ResourceAdvice
{
    public static readonly Rule GpuValue = Rule.Warns(nameof(SR.GpuValueInvalid), "[model]");
    public static readonly Rule Neuron = Rule.Warns(nameof(SR.NeuronRequirement), "[model]");
    public static readonly Rule Accelerator = Rule.Warns(nameof(SR.AcceleratorRequirement), "ours");
    public static readonly Rule ProxyUser = Rule.Warns(nameof(SR.ProxyIgnoredUserMissing), "[model]");

    public static void Check(Candidate candidate, Report report)
    {
        int neurons = 0;
        for (int i = 0; i < candidate.Containers.Count; i++)
        {
            if (candidate.Containers[i].ResourceRequirements is not { } requirements) continue;
            for (int j = 0; j < requirements.Count; j++)
            {
                (string? type, string? value) = (requirements[j].Type, requirements[j].Value);
                string path = $"{Candidate.Path(i)}.resourceRequirements[{j}]";
                if (type == ResourceTypes.Gpu && value is not null && value != "ALL"
                    && !IsNumber(value)) report.Add(GpuValue, path, candidate.Containers[i].Name);
                if (type == ResourceTypes.InferenceAccelerator) report.Add(Accelerator, path, candidate.Containers[i].Name);
                if (type == ResourceTypes.NeuronDevice
                    && (value != "ALL" || ++neurons > 1 || !MayBeManaged(candidate))) report.Add(Neuron, path);
            }
        }

        if (candidate.Request.ProxyConfiguration is { } proxy && !ProxyConfigurationRule.Has(proxy.Properties, "IgnoredUID")
            && !ProxyConfigurationRule.Has(proxy.Properties, "IgnoredGID"))
            report.Add(ProxyUser, "$.proxyConfiguration.properties");
    }

    private static bool MayBeManaged(Candidate candidate) =>
        candidate.Request.RequiresCompatibilities is not { Count: > 0 } || candidate.Asks(Compatibilities.ManagedInstances);

    private static bool IsNumber(string text)
    {
        foreach (char c in text)
        {
            if (c is < '0' or > '9') return false;
        }

        return text.Length > 0;
    }
}
