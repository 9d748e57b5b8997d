using Backboard.KernelMemory.Store;
using Backboard.Memory.Tests.Passages;
using Backboard.Memory.Tests.Recall;
using Citation = Microsoft.KernelMemory.Citation;

namespace Backboard.KernelMemory.Tests;

public sealed class ScopeTests
{
    private static readonly AssistantKey Assistant = new("acme", PassageBook.Id(1));

    [Fact]
    public void What_one_scope_holds_no_other_finds()
    {
        var factory = new KernelIndexFactory(new KernelStore());
        MemoryScope[] scopes = [new(Assistant, null), new(Assistant, "ann"), new(Assistant, "bob"), new(new AssistantKey("evil", PassageBook.Id(1)), null)];
        var indexes = scopes.Select(scope => factory.Create(scope, EmbeddingSpace.Local)).ToList();
        for (var at = 0; at < indexes.Count; at++) indexes[at].Put(RecallBook.Memory(at + 1, $"The code is {at}"), default);

        for (var at = 0; at < indexes.Count; at++)
            Assert.Equal($"The code is {at}", Assert.Single(indexes[at].Search(RecallBook.Terms("code"))).Memory.Content);
    }

    /// <summary>Even where two scopes share an index of Kernel Memory, which they never do, the tags keep them apart.</summary>
    [Fact]
    public void A_read_is_filtered_by_every_tag_of_its_scope()
    {
        var store = new KernelStore();
        ScopeTags[] scopes =
        [
            ScopeTags.Of(new MemoryScope(Assistant, null)), ScopeTags.Of(new MemoryScope(Assistant, "ann")),
            ScopeTags.Of(new MemoryScope(Assistant, "bob")), ScopeTags.Of(new MemoryScope(Assistant with { TenantId = "evil" }, "ann")),
            ScopeTags.Of(new MemoryScope(Assistant with { AssistantId = PassageBook.Id(2) }, "ann")),
            ScopeTags.Of(new DocumentScope("acme", DocumentOwner.Thread, PassageBook.Id(1))),
            ScopeTags.Of(new DocumentScope("acme", DocumentOwner.Assistant, PassageBook.Id(9))),
        ];
        for (var at = 0; at < scopes.Length; at++) store.Import("one", $"item-{at}", $"the code is {at}", scopes[at].Tags(), default);

        for (var at = 0; at < scopes.Length; at++)
        {
            var found = store.Search("one", "code", scopes[at].Filter(), default, 0, 100);
            Assert.Equal($"item-{at}", Assert.Single(found.Results).DocumentId);
        }
    }

    [Fact]
    public async Task Everything_stored_carries_its_owner_and_its_assistant()
    {
        var store = new KernelStore();
        var factory = new KernelIndexFactory(store);
        var memories = factory.Create(new MemoryScope(Assistant, "ann"), EmbeddingSpace.Local);
        memories.Put(RecallBook.Memory(1, "Likes tea") with { Source = RecallBook.Source(RecallBook.Thread, 3) }, new float[] { 1, 0 });
        memories.Hear(new SaidMessage(RecallBook.Thread, 3, "I like tea, you know"));
        var passages = factory.Create(DocumentScope.Of(Assistant), EmbeddingSpace.Local);
        passages.Put(PassageBook.Id(5), "a.txt", PassageBook.Chunks("Tea grows in China"), ImmutableDictionary<int, ReadOnlyMemory<float>>.Empty);

        var stored = new List<Citation>();
        foreach (var index in await store.Memory.ListIndexesAsync())
            stored.AddRange((await store.Memory.SearchAsync("", index.Name, new Microsoft.KernelMemory.MemoryFilter().ByTag("owner", "acme"), limit: 100)).Results);

        Assert.Equal(4, stored.Count);
        Assert.All(stored.SelectMany(item => item.Partitions), part =>
        {
            Assert.Equal(["acme"], part.Tags[ScopeTags.Owner]);
            Assert.Equal([$"{Assistant.AssistantId:N}"], part.Tags[ScopeTags.Assistant]);
        });
        GC.KeepAlive(memories);
        GC.KeepAlive(passages);
    }

    [Fact]
    public async Task What_an_index_held_goes_with_it()
    {
        var store = new KernelStore();
        Fill(store);
        Assert.NotEmpty(await store.Memory.ListIndexesAsync());

        for (var tries = 0; (await store.Memory.ListIndexesAsync()).Any(); tries++)
        {
            Assert.True(tries < 100, "It was still there after 100 collections.");
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(20);
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Fill(KernelStore store) =>
        new KernelIndexFactory(store).Create(new MemoryScope(Assistant, null), EmbeddingSpace.Local).Put(RecallBook.Memory(1, "Likes tea"), default);
}
