using Microsoft.KernelMemory;
using MemoryFilter = Microsoft.KernelMemory.MemoryFilter;

namespace Backboard.KernelMemory.Store;

/// <summary>Whose something is, as tags: on every write, and as a filter on every read, all of them.</summary>
internal sealed class ScopeTags
{
    public const string Owner = "owner";
    public const string Assistant = "assistant";
    public const string Thread = "thread";
    public const string User = "user";

    // No user's name is empty.
    private const string Everybody = "";

    private readonly ImmutableArray<(string Name, string Value)> _tags;

    private ScopeTags(params ImmutableArray<(string Name, string Value)> tags) => _tags = tags;

    public static ScopeTags Of(MemoryScope scope) => new(
        (Owner, scope.Assistant.TenantId), (Assistant, $"{scope.Assistant.AssistantId:N}"), (User, scope.UserId ?? Everybody));

    public static ScopeTags Of(DocumentScope scope) => new(
        (Owner, scope.TenantId), (scope.Owner == DocumentOwner.Assistant ? Assistant : Thread, $"{scope.OwnerId:N}"));

    public TagCollection Tags()
    {
        var tags = new TagCollection();
        foreach (var (name, value) in _tags) tags.Add(name, value);
        return tags;
    }

    /// <summary>One filter with every tag: several filters would be alternatives.</summary>
    public MemoryFilter Filter()
    {
        var filter = new MemoryFilter();
        foreach (var (name, value) in _tags) filter.ByTag(name, value);
        return filter;
    }
}
