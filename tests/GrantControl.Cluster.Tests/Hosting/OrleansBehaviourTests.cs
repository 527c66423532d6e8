using GrantControl.Behaviour;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Cluster.Tests.Hosting;

[Collection(PostgresCollection.Name)]
public sealed class OrleansCommandTests(PostgresFixture postgres) : CommandBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansDeadlineTests(PostgresFixture postgres) : DeadlineBehaviour(new OrleansFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class OrleansLifeTests(PostgresFixture postgres) : LifeBehaviour(new OrleansFixture(postgres));
