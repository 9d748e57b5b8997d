namespace Backboard.Storage.Tests;

public sealed class SqliteRandomWrites() : RandomWritesContract(TestStore.Sqlite);

public sealed class PostgresRandomWrites() : RandomWritesContract(TestStore.Postgres);

/// <summary>Random sequences of operations, after each of which a thread is stored as a model in memory says.</summary>
public abstract class RandomWritesContract(Func<Task<TestStore>> start) : StoreContract(start)
{
    private const int Sequences = 500;
    private const int Steps = 12;
    private const int AtOnce = 25;

    [Fact]
    public async Task The_store_agrees_with_a_model_over_random_sequences()
    {
        for (var first = 0; first < Sequences; first += AtOnce)
            await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(Sequence));
    }

    private async Task Sequence(int seed)
    {
        var model = new ThreadModel(Store, await NewThread(), AssistantId, new Random(seed));
        for (var step = 0; step < Steps; step++) await model.Step();
        try
        {
            await model.Verify();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Sequence {seed} differs.", e);
        }
    }
}
