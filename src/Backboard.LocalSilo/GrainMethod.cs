using System.Linq.Expressions;
using System.Reflection;

namespace Backboard.LocalSilo;

/// <summary>A method of a grain interface, compiled once so that calls need no reflection.</summary>
internal sealed class GrainMethod
{
    private delegate Call CallFactory(GrainMethod method, object?[] arguments, long madeAt);

    private readonly Func<object, object?[], Task?> invoke;
    private readonly CallFactory makeCall;
    private readonly Func<Task, object> toReturnType;

    private GrainMethod(MethodInfo method, CallFactory makeCall, Func<Task, object> toReturnType)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        invoke = Compile(method);
        this.makeCall = makeCall;
        this.toReturnType = toReturnType;
    }

    public string Name { get; }

    public bool Interleaves { get; }

    public static GrainMethod Of(MethodInfo method)
    {
        var type = method.ReturnType;
        if (method.IsGenericMethod || method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef)) throw Unsupported(method);
        if (type == typeof(Task)) return new(method, NewVoidCall, static task => task);
        if (type == typeof(ValueTask)) return new(method, NewVoidCall, static task => new ValueTask(task));
        var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (shape != typeof(Task<>) && shape != typeof(ValueTask<>)) throw Unsupported(method);
        return (GrainMethod)typeof(GrainMethod).GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [method])!;
    }

    public Call NewCall(object?[] arguments, long madeAt) => makeCall(this, arguments, madeAt);

    public object ToReturnType(Task answer) => toReturnType(answer);

    public Task Invoke(Grain grain, object?[] arguments) =>
        invoke(grain, arguments) ?? throw new InvalidOperationException($"{Name} returned null instead of a task.");

    private static VoidCall NewVoidCall(GrainMethod method, object?[] arguments, long madeAt) => new(method, arguments, madeAt);

    private static GrainMethod Typed<T>(MethodInfo method) => new(
        method,
        static (method, arguments, madeAt) => new Call<T>(method, arguments, madeAt),
        method.ReturnType == typeof(Task<T>) ? static task => task : static task => new ValueTask<T>((Task<T>)task));

    private static Func<object, object?[], Task?> Compile(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var converted = method.GetParameters().Select((parameter, index) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType));
        Expression body = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, converted);
        if (method.ReturnType.IsValueType) body = Expression.Call(body, nameof(ValueTask.AsTask), null);
        return Expression.Lambda<Func<object, object?[], Task?>>(Expression.Convert(body, typeof(Task)), grain, arguments).Compile();
    }

    private static InvalidOperationException Unsupported(MethodInfo method) => new(
        $"{method.DeclaringType!.Name}.{method.Name} cannot be a grain call: it must not be generic or have ref parameters, and must return Task, Task<T>, ValueTask or ValueTask<T>.");
}
